import ArgumentParser
import FoyerSQLite
import FoyerStore
import Foundation

/// `foyer backup`: a consistent copy of the database, also while the server is running; the copy is opened and checked.
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copies the database to a new file, also while serving, and checks the copy.")

    @OptionGroup var folder: DataOption

    @Argument(help: "The file to write; it must not exist.")
    var file: String

    func run() async throws {
        try await reporting { () throws(CommandFailure) in
            guard folder.database == nil else {
                throw CommandFailure(
                    description:
                        "--database: back up a PostgreSQL database with its own tool: pg_dump --format=custom --file=foyer.dump DATABASE"
                )
            }
            let path = try DataFolder.existingDatabase(in: folder.data)
            let copy = DataFolder.absolute(file)
            guard !FileManager.default.fileExists(atPath: copy) else {
                throw CommandFailure(
                    description: "FILE: \(copy) exists already; name a new file")
            }
            do { try await SQLiteDriver(path: path).backup(to: copy) } catch {
                throw CommandFailure(description: "FILE: cannot back up \(path) to \(copy): \(error)")
            }
            let checked = try await CheckedCopy.check(copy, "FILE")
            Output.line("\(copy): \(checked)")
            Output.line("Keep \(URL(filePath: path).deletingLastPathComponent().path)/secret.key with it.")
        }
    }
}
