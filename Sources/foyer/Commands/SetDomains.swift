import ArgumentParser
import FoyerCore
import FoyerStore

/// `foyer set-domains`: sets where a widget may appear.
struct SetDomains: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set-domains",
        abstract:
            "Replaces the domains of a widget, also while serving. Open pages keep their widget until they load again."
    )

    @OptionGroup var folder: DataOption

    @Argument(help: "The widget's key, as foyer widgets lists it.")
    var widget: String

    @Option(
        name: .customLong("domain"),
        help: "A host whose pages may show the widget, or *.example.com. Can be given more than once.")
    var domains: [String] = []

    func run() async throws {
        try await reporting { () throws(CommandFailure) in try await set() }
    }

    private func set() async throws(CommandFailure) {
        let domains = try Domains(domains).kept
        guard !domains.isEmpty else {
            throw CommandFailure(
                description: "--domain: give at least one host, for example --domain shop.example.com")
        }
        let data = try await DataFolder(existing: folder.location, at: systemClock())
        let changed: Widget?
        do {
            changed = try await data.store.write { db in
                guard var widget = try db.widgets.all().first(where: { $0.id.description == widget }) else {
                    return nil
                }
                let before = widget
                widget.domains = domains
                try db.widgets.save(widget)
                try db.audit.append(
                    AuditEntry(
                        at: systemClock(), by: .commandLine, .changeWidget,
                        on: AuditSubject(.widget, widget.id, name: widget.name),
                        changes: [AuditChange("domains", names: before.domains, widget.domains)]))
                return widget
            }
        } catch {
            throw CommandFailure(description: "--data: the domains could not be set: \(StoreError(error))")
        }
        guard let changed else {
            throw CommandFailure(
                description: "KEY: no widget has the key \"\(widget)\"; list them with: foyer widgets")
        }
        Output.line("\(changed.name) may appear on \(domains.joined(separator: ", ")).")
    }
}
