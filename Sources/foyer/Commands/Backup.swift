import ArgumentParser
import FoyerSQLite
import Foundation

/// `foyer backup`: a consistent copy of the database, also while the server is running.
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copies the database to a new file, also while serving.")

    @OptionGroup var folder: DataOption

    @Argument(help: "The file to write; it must not exist.")
    var file: String

    func run() async throws {
        try await reporting { () throws(CommandFailure) in
            guard folder.database == nil else {
                throw CommandFailure(description: "--database: back up a PostgreSQL database with pg_dump")
            }
            let path = try DataFolder.existingDatabase(in: folder.data)
            guard !FileManager.default.fileExists(atPath: file) else {
                throw CommandFailure(
                    description: "FILE: \(DataFolder.absolute(file)) exists already; name a new file")
            }
            do { try await SQLiteDriver(path: path).backup(to: file) } catch {
                throw CommandFailure(
                    description: "FILE: cannot back up \(path) to \(DataFolder.absolute(file)): \(error)")
            }
        }
    }
}
