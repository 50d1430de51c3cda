import ArgumentParser
import FoyerCore
import FoyerStore

/// `foyer set-role`: for an agent who may do more, or less, from now on.
struct SetRole: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set-role",
        abstract: "Gives an agent another role, also while serving: open consoles follow within a second.")

    @OptionGroup var folder: DataOption

    @Option(help: "The e-mail address of the agent.")
    var email: String

    @Option(help: "administrator, supervisor, agent, auditor, or the name of an own role.")
    var role: String

    func run() async throws {
        try await reporting { () throws(CommandFailure) in try await set() }
    }

    private func set() async throws(CommandFailure) {
        let data = try await DataFolder(existing: folder.location, at: systemClock())
        let role = try RoleOption.role(role, in: try await data.read("--data") { db in try db.roles.all() })
        let isFound: Bool
        do {
            isFound = try await data.store.write { db in
                guard let agent = try db.agents.credentials(for: email)?.agent,
                    try db.agents.setRole(role.id, ofEmail: email)
                else { return false }
                try db.audit.append(
                    AuditEntry(
                        at: systemClock(), by: .commandLine, .changeAgent, on: AuditSubject(agent),
                        changes: [AuditChange("role", agent.role.rawValue, role.id.rawValue)]))
                return true
            }
        } catch {
            throw CommandFailure(description: "--data: the role could not be set: \(StoreError(error))")
        }
        guard isFound else {
            throw CommandFailure(
                description: "--email: no agent has the address \"\(email)\"; list them with: foyer agents")
        }
        Output.line("\(email) has the role \(role.name).")
    }
}
