import ArgumentParser
import FoyerCore
import FoyerSodium
import FoyerStore
import Foundation

/// `foyer add-agent`: makes an agent who can log in; the first one makes the queue and the first widget, too.
struct AddAgent: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add-agent",
        abstract: "Adds an agent. The password is read from standard input, not from the command line.")

    @Option(help: "The folder of the database.")
    var data = "foyer-data"

    @Option(help: "What visitors see.")
    var name: String

    @Option(help: "To log in with.")
    var email: String

    @Option(help: "Shown under the name.")
    var title = "Support"

    @Option(help: "administrator, supervisor or agent.")
    var role = Role.agent.rawValue

    @Option(
        name: .customLong("domain"),
        help:
            "With the first agent: a host that may show the widget, or *.example.com. May stand several times."
    )
    var domains: [String] = []

    /// Ten characters: what a machine cannot guess against argon2id within years.
    private static let shortestPassword = 10

    func run() async throws {
        do { try await add() } catch {
            Output.error(error.description)
            throw ExitCode(1)
        }
    }

    private func add() async throws(CommandFailure) {
        guard let role = Role(rawValue: role) else {
            throw CommandFailure(
                description: "--role: must be administrator, supervisor or agent, not \(role)")
        }
        guard EmailCheck.accepts(email[...]) else {
            throw CommandFailure(description: "--email: \(email) is no e-mail address")
        }
        guard let password = readLine(), password.count >= Self.shortestPassword else {
            throw CommandFailure(
                description:
                    "standard input: the password needs at least \(Self.shortestPassword) characters, on one line"
            )
        }
        let folder = try await DataFolder(data, at: systemClock())
        let hash: String
        do { hash = try await PasswordHasher().hash(password) } catch {
            throw CommandFailure(description: "the password cannot be hashed: \(error)")
        }
        var random = SodiumRandom()
        let agent = Agent(
            id: .random(using: &random), name: name, title: title, email: email, role: role)
        let (queue, widget) = (ChatQueue.ID.random(using: &random), Widget.ID.random(using: &random))
        let domains = domains
        let isFirst: Bool
        do {
            isFirst = try await folder.driver.write { db in
                try db.insert(agent, password: hash)
                if var queue = try db.queues().first {
                    queue.agents.append(agent.id)
                    try db.save(queue)
                    return false
                }
                try db.save(
                    ChatQueue(id: queue, name: "Support", distribution: .leastLoaded, agents: [agent.id]))
                try db.save(
                    Widget(
                        id: widget, name: "Website", title: "Chat", greeting: "Hello! How can we help?",
                        queue: queue,
                        domains: domains))
                return true
            }
        } catch {
            throw CommandFailure(description: "--email: \(email) could not be added: \(StoreError(error))")
        }
        Output.line("\(name) can log in with \(email).")
        if isFirst {
            Output.line(
                "Put this on your pages: <script async src=\"https://YOUR-HOST/widget.js\" data-widget=\"\(widget)\"></script>"
            )
        }
    }
}
