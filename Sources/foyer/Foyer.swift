import ArgumentParser

/// Open, self-hosted live web chat.
@main
struct Foyer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "foyer",
        abstract: "Live web chat whose heart is the visitor list.",
        version: Version.description,
        subcommands: [
            Serve.self, AddAgent.self, Agents.self, SetPassword.self, AddWidget.self, Widgets.self,
            SetDomains.self, Backup.self,
        ]
    )
}

/// Why a command cannot do its work: one line that names the setting.
struct CommandFailure: Error, CustomStringConvertible {
    let description: String
}
