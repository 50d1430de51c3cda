import ArgumentParser
import FoyerCore
import FoyerSodium
import FoyerStore

/// `foyer add-agent`: creates an agent; the first one also creates the queue and the first widget.
struct AddAgent: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add-agent",
        abstract: "Adds an agent, also while serving. The password is read from standard input.",
        discussion: """
            The first agent also creates the queue Support and the widget of the first website, so it needs --domain:

              foyer add-agent --name Ana --email ana@example.com --role administrator --domain shop.example.com

            A running server knows the new agent within a second.
            """)

    @OptionGroup var folder: DataOption

    @Option(help: "The name that visitors see.")
    var name: String

    @Option(help: "The e-mail address to log in with.")
    var email: String

    @Option(help: "Shown under the name.")
    var title = "Support"

    @Option(help: "administrator, supervisor, agent, auditor, or the name of an own role.")
    var role = Role.ID.agent.rawValue

    @Option(
        name: .customLong("domain"),
        help:
            "Only for the first agent: a host whose pages may show the widget, or *.example.com. Can be given more than once."
    )
    var domains: [String] = []

    @Option(
        name: .customLong("public-url"),
        help: "Where browsers find this Foyer, for the printed tag. Default: where it was served last.")
    var publicURL: String?

    func run() async throws {
        try await reporting { () throws(CommandFailure) in try await add() }
    }

    private func add() async throws(CommandFailure) {
        guard EmailCheck.accepts(email[...]) else {
            throw CommandFailure(description: "--email: \"\(email)\" is not a valid e-mail address")
        }
        let name = try OneLine.checked(name, "--name")
        let title = try OneLine.checked(title, "--title")
        let domains = try Domains(domains).kept
        let given = try publicURL.map { (text) throws(CommandFailure) in try PublicAddress(text) }
        let data = try await DataFolder(folder.location, at: systemClock())
        let role = try RoleOption.role(role, in: try await data.read("--data") { db in try db.roles.all() })
            .id
        // Before the password is asked for; checked again in the transaction.
        try check(try await data.read("--data") { db in try Existing(in: db, email: email) }, domains)
        let hash = try await Passwords.hashFromStandardInput(own: [name, email])
        var random = SodiumRandom()
        let agent = Agent(
            id: .random(using: &random), name: name, title: title, email: email, role: role)
        let (queue, widget) = (ChatQueue.ID.random(using: &random), Widget.ID.random(using: &random))
        let before: Existing
        do {
            before = try await data.store.write { db in
                let before = try Existing(in: db, email: email)
                guard !before.hasEmail, before.hasQueue == domains.isEmpty else { return before }
                try db.agents.insert(agent, password: hash)
                try db.audit.append(
                    AuditEntry(
                        at: systemClock(), by: .commandLine, .createAgent, on: AuditSubject(agent),
                        changes: [
                            AuditChange("email", nil, agent.email),
                            AuditChange("role", nil, agent.role.rawValue),
                        ]))
                if var queue = try db.queues.all().first {
                    queue.agents.append(agent.id)
                    try db.queues.save(queue)
                } else {
                    try db.queues.save(
                        ChatQueue(
                            id: queue, name: "Support", distribution: .leastLoaded, agents: [agent.id]))
                    try db.widgets.save(Self.firstWidget(widget, queue: queue, domains: domains))
                }
                return before
            }
        } catch {
            throw CommandFailure(description: "--data: the agent could not be added: \(StoreError(error))")
        }
        try check(before, domains)
        Output.line("\(name) can log in with \(email).")
        guard !before.hasQueue else { return }
        let address = given ?? PublicAddress.remembered(in: data.path)
        Output.line("Add this tag to every page of \(domains.joined(separator: ", ")):")
        Output.line("  \(address.tag(of: widget))")
    }

    private static func firstWidget(_ id: Widget.ID, queue: ChatQueue.ID, domains: [String]) -> Widget {
        Widget(
            id: id, name: "Website", title: "Chat", greeting: "Hello! How can we help?", queue: queue,
            domains: domains)
    }

    private func check(_ before: Existing, _ domains: [String]) throws(CommandFailure) {
        if before.hasEmail {
            throw CommandFailure(description: "--email: an agent with the address \(email) already exists")
        }
        if before.hasQueue, !domains.isEmpty {
            throw CommandFailure(
                description:
                    "--domain: only the first agent creates a widget. Change the domains of a widget with: foyer set-domains; add a website with: foyer add-widget"
            )
        }
        if !before.hasQueue, domains.isEmpty {
            throw CommandFailure(
                description:
                    "--domain: the first agent also creates the widget, so say where it may appear, for example --domain shop.example.com (or --domain localhost to try it on this machine)"
            )
        }
    }

    /// What existed before.
    private struct Existing: Sendable {
        let hasEmail: Bool
        let hasQueue: Bool

        init(in db: Transaction, email: String) throws {
            hasEmail = try db.agents.find(email: email) != nil
            hasQueue = try !db.queues.all().isEmpty
        }
    }
}
