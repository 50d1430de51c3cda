import ArgumentParser

/// `foyer serve`: serves everything on one port.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serves widgets, the Agent Console and the Admin Console.",
        discussion: """
            Each option can also be a variable, such as FOYER_PUBLIC_URL, or a line of the file that --config or FOYER_CONFIG \
            names, such as public-url = https://chat.example.com. The command line wins over a variable, a variable over the file.
            """)

    @OptionGroup var options: ServeOptions

    func run() async throws {
        try await reporting { () throws(CommandFailure) in
            try await ServerProcess.run(try options.configuration())
        }
    }
}
