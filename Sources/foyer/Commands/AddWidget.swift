import ArgumentParser
import FoyerCore
import FoyerSodium
import FoyerStore

/// `foyer add-widget`: adds a website.
struct AddWidget: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add-widget", abstract: "Adds the widget of another website, also while serving.")

    @OptionGroup var folder: DataOption

    @Option(help: "What agents call the website.")
    var name: String

    @Option(help: "The title of the chat window.")
    var title = "Chat"

    @Option(
        name: .customLong("domain"),
        help: "A host whose pages may show the widget, or *.example.com. Can be given more than once.")
    var domains: [String] = []

    @Option(
        name: .customLong("public-url"),
        help: "Where browsers find this Foyer, for the printed tag. Default: where it was served last.")
    var publicURL: String?

    func run() async throws {
        try await reporting { () throws(CommandFailure) in try await add() }
    }

    private func add() async throws(CommandFailure) {
        let name = try OneLine.checked(name, "--name")
        let title = try OneLine.checked(title, "--title")
        let domains = try Domains(domains).kept
        guard !domains.isEmpty else {
            throw CommandFailure(
                description:
                    "--domain: say where the widget may appear, for example --domain shop.example.com")
        }
        let given = try publicURL.map { (text) throws(CommandFailure) in try PublicAddress(text) }
        let data = try await DataFolder(existing: folder.location, at: systemClock())
        var random = SodiumRandom()
        let id = Widget.ID.random(using: &random)
        let hasQueue: Bool
        do {
            hasQueue = try await data.store.write { db in
                guard let queue = try db.queues.all().first else { return false }
                try db.widgets.save(
                    Widget(
                        id: id, name: name, title: title, greeting: "Hello! How can we help?",
                        queue: queue.id,
                        domains: domains))
                try db.audit.append(
                    AuditEntry(
                        at: systemClock(), by: .commandLine, .createWidget,
                        on: AuditSubject(.widget, id, name: name),
                        changes: [AuditChange("domains", names: [], domains)]))
                return true
            }
        } catch {
            throw CommandFailure(description: "--data: the widget could not be added: \(StoreError(error))")
        }
        guard hasQueue else {
            throw CommandFailure(
                description:
                    "--data: there are no agents yet; the first one creates a widget: foyer add-agent")
        }
        let address = given ?? PublicAddress.remembered(in: data.path)
        Output.line("Add this tag to every page of \(domains.joined(separator: ", ")):")
        Output.line("  \(address.tag(of: id))")
    }
}
