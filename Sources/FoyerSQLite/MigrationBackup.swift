public import FoyerCore
public import FoyerStore
import Foundation

/// Copies of a database from before each migration, so that an operator can go back to the program of before.
public struct MigrationBackup: Sendable {
    /// Copies that are kept: an operator goes back to the last release, and hardly to one before it. Each may be as large as the database.
    public static let kept = 3
    private static let prefix = "before-schema-"

    /// Where the copies are.
    public let folder: String

    public init(folder: String) {
        self.folder = folder
    }

    /// Copies the database if the next migration would change it, and removes the oldest copies.
    ///
    /// - Parameter known: the migrations that are going to run.
    /// - Returns: the copy's path; nil if nothing is going to change.
    /// - Throws: an error that names the reason, when the copy could not be made: then the database must not be migrated.
    public func make(
        of driver: SQLiteDriver, before known: [Migration] = Migrations.all, at now: Instant
    ) async throws -> String? {
        let tables = try await driver.tables()
        let state = try await Store(driver).schemaState(tables: tables, of: known)
        guard case .older(_, let next) = state else { return nil }
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let path = "\(folder)/\(Self.prefix)\(next)-\(now.milliseconds).sqlite"
        try await driver.backup(to: path)
        try removeOldest()
        return path
    }

    /// The copies, oldest first.
    private func copies() throws -> [String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        let age = { (name: String) in Int64(name.split(separator: "-").last?.prefix { $0 != "." } ?? "") ?? 0
        }
        return names.filter { $0.hasPrefix(Self.prefix) && $0.hasSuffix(".sqlite") }.sorted {
            age($0) < age($1)
        }
    }

    private func removeOldest() throws {
        for name in try copies().dropLast(Self.kept) {
            try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
        }
    }
}
