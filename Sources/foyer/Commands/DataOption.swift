import ArgumentParser

/// `--data`, the same for every command.
struct DataOption: ParsableArguments {
    @Option(help: "The folder of the database and the secret key.")
    var data = "foyer-data"

    @Option(
        help:
            "A PostgreSQL database, such as postgres://foyer@db.example.com/foyer. Default: SQLite in the folder."
    )
    var database: String?

    @OptionGroup var file: ConfigOption

    var location: DataLocation { DataLocation(folder: data, database: database) }
}

extension AsyncParsableCommand {
    /// Runs `body`; a failure is printed as one line, and the exit code is 1.
    func reporting(_ body: () async throws(CommandFailure) -> Void) async throws {
        do { try await body() } catch {
            Output.error(SettingSources.current.naming(error).description)
            throw ExitCode(1)
        }
    }
}
