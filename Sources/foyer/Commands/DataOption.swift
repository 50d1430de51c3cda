import ArgumentParser

/// `--data`, the same for every command.
struct DataOption: ParsableArguments {
    @Option(help: "The folder of the database.")
    var data = "foyer-data"
}

extension AsyncParsableCommand {
    /// Runs `body`; a failure is printed as one line, and the exit code is 1.
    func reporting(_ body: () async throws(CommandFailure) -> Void) async throws {
        do { try await body() } catch {
            Output.error(error.description)
            throw ExitCode(1)
        }
    }
}
