import ArgumentParser
import FoyerCore
import FoyerStore

/// `foyer agents`: lists the agents.
struct Agents: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists the agents.")

    @OptionGroup var folder: DataOption

    func run() async throws {
        try await reporting { () throws(CommandFailure) in
            let data = try await DataFolder(existing: folder.location, at: systemClock())
            let agents = try await data.read("--data") { db in try db.agents.all() }
            guard !agents.isEmpty else {
                return Output.line("There are no agents yet. Add one with: foyer add-agent")
            }
            Output.table(
                [["Name", "E-mail", "Role", "Title"]]
                    + agents.map { [$0.name, $0.email, $0.role.rawValue, $0.title] })
        }
    }
}
