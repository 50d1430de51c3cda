import ArgumentParser
import FoyerCore
import FoyerStore

/// `foyer set-password`: for an agent whose password is forgotten or known to others.
struct SetPassword: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set-password",
        abstract:
            "Replaces an agent's password, also while serving; the agent is logged out everywhere. The password is read from standard input."
    )

    @OptionGroup var folder: DataOption

    @Option(help: "The e-mail address of the agent.")
    var email: String

    func run() async throws {
        try await reporting { () throws(CommandFailure) in try await set() }
    }

    private func set() async throws(CommandFailure) {
        let data = try await DataFolder(existing: folder.location, at: systemClock())
        guard try await data.read("--data", { db in try db.agents.find(email: email) != nil }) else {
            throw CommandFailure(
                description: "--email: no agent has the address \"\(email)\"; list them with: foyer agents")
        }
        let hash = try await Passwords.hashFromStandardInput(own: [email])
        do {
            try await data.store.write { db in
                guard let agent = try db.agents.credentials(for: email)?.agent,
                    try db.agents.setPassword(hash, ofEmail: email)
                else { return }
                try db.audit.append(
                    AuditEntry(
                        at: systemClock(), by: .commandLine, .changePassword, on: AuditSubject(agent)))
            }
        } catch {
            throw CommandFailure(description: "--data: the password could not be set: \(StoreError(error))")
        }
        Output.line("\(email) has a new password and is logged out everywhere.")
    }
}
