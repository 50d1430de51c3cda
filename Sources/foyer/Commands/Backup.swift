import ArgumentParser
import FoyerSQLite

/// `foyer backup`: a consistent copy of the database, also while the server runs.
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copies the database to a new file, also while serving.")

    @Option(help: "The folder of the database.")
    var data = "foyer-data"

    @Argument(help: "The file to write; it must not exist.")
    var file: String

    func run() async throws {
        do {
            try await SQLiteDriver(path: data + "/foyer.sqlite").backup(to: file)
        } catch {
            Output.error("backup: \(error)")
            throw ExitCode(1)
        }
    }
}
