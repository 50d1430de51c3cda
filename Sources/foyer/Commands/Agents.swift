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
            let (agents, roles) = try await data.read("--data") { db in
                (try db.agents.all(), try db.roles.all())
            }
            let names = Dictionary(uniqueKeysWithValues: roles.map { ($0.id, $0.name) })
            guard !agents.isEmpty else {
                return Output.line("There are no agents yet. Add one with: foyer add-agent")
            }
            Output.table(
                [["Name", "E-mail", "Role", "Title", "Active"]]
                    + agents.map {
                        [
                            $0.name, $0.email, names[$0.role] ?? $0.role.rawValue, $0.title,
                            $0.isActive ? "yes" : "no",
                        ]
                    })
        }
    }
}
