import FoyerStore
import Foundation
import GRDB

extension SQLiteDriver {
    /// Copies a snapshot of the database into a new file at `path`, while reads and writes continue.
    /// When this returns, the copy is on disk and readable only by its owner. An existing file is never
    /// overwritten.
    public func backup(to path: String) async throws(SQLiteBackupError) {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw SQLiteBackupError(path: path, reason: "there is such a file already")
        }
        do {
            // Created empty and private: VACUUM INTO accepts an empty file, and would make a new one readable
            // by all.
            let owned = [FileAttributeKey.posixPermissions: 0o600]
            guard FileManager.default.createFile(atPath: path, contents: nil, attributes: owned) else {
                throw SQLiteBackupError(path: path, reason: "the file cannot be made there")
            }
            try await copy(to: path)
            let file = try FileHandle(forUpdating: URL(filePath: path))
            try file.synchronize()
            try file.close()
        } catch {
            throw error as? SQLiteBackupError ?? SQLiteBackupError(path: path, reason: "\(StoreError(error))")
        }
    }

    private func copy(to path: String) async throws {
        do {
            // On a reader's connection, outside a transaction, as VACUUM requires: does not block the writer.
            _ = try await database.unsafeRead { database in
                try database.execute(sql: "VACUUM INTO ?", arguments: [path])
            }
        } catch let error as DatabaseError {
            try? FileManager.default.removeItem(atPath: path)  // an incomplete copy is worse than none
            throw SQLiteFailure(error)
        }
    }
}
