import ArgumentParser
import Foundation

/// Open, self-hosted live web chat.
struct Foyer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "foyer",
        abstract: "Live web chat whose heart is the visitor list.",
        version: Version.description,
        subcommands: [
            Serve.self, CheckConfig.self, Probe.self, Doctor.self, SetupLink.self, AddAgent.self, Agents.self,
            SetPassword.self,
            SetRole.self,
            AddWidget.self,
            Widgets.self,
            SetDomains.self, Backup.self, Restore.self, UpgradeCheck.self,
        ]
    )
}

/// Adds the settings of the environment and the configuration file to the arguments, then runs the command.
@main
enum Main {
    static func main() async {
        let sources: SettingSources
        do throws(CommandFailure) {
            sources = try SettingSources(
                arguments: Array(CommandLine.arguments.dropFirst()),
                environment: ProcessInfo.processInfo.environment)
        } catch {
            Output.error(error.description)
            exit(1)
        }
        await SettingSources.$current.withValue(sources) {
            do {
                var command = try Foyer.parseAsRoot(sources.arguments)
                if var command = command as? any AsyncParsableCommand {
                    try await command.run()
                } else {
                    try command.run()
                }
            } catch {
                if let note = sources.note(on: Foyer.message(for: error)) { Output.error(note) }
                Foyer.exit(withError: error)
            }
        }
    }
}
