import ArgumentParser

/// `--config`, the same for every command. Read by `SettingSources` before the others.
struct ConfigOption: ParsableArguments {
    static let flag = "--config"

    @Option(
        help:
            "A configuration file with lines such as port = 8080. Default: the file that FOYER_CONFIG names.")
    var config: String?
}

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

/// Where an installation stores its data.
struct DataLocation: Sendable {
    let folder: String
    /// The address of a PostgreSQL database; nil for SQLite in the folder.
    let database: String?
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
