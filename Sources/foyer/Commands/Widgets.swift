import ArgumentParser
import FoyerCore
import FoyerStore

/// `foyer widgets`: lists the websites, where each widget may appear, and the tag for their pages.
struct Widgets: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists the widgets with their domains and the tag for the website.")

    @OptionGroup var folder: DataOption

    @Option(
        name: .customLong("public-url"),
        help: "Where browsers find this Foyer, for the tag. Default: where it was served last.")
    var publicURL: String?

    func run() async throws {
        try await reporting { () throws(CommandFailure) in
            let given = try publicURL.map { (text) throws(CommandFailure) in try PublicAddress(text) }
            let data = try await DataFolder(existing: folder.location, at: systemClock())
            let widgets = try await data.read("--data") { db in try db.widgets.all() }
            guard !widgets.isEmpty else {
                return Output.line("There are no widgets yet. The first agent creates one: foyer add-agent")
            }
            let address = given ?? PublicAddress.remembered(in: data.path)
            for widget in widgets {
                Output.line("\(widget.name)")
                Output.line("  key      \(widget.id)")
                if !widget.isEnabled { Output.line("  disabled, so it appears nowhere") }
                Output.line(
                    "  domains  \(widget.domains.isEmpty ? "none, so it appears nowhere" : widget.domains.joined(separator: ", "))"
                )
                Output.line("  tag      \(address.tag(of: widget.id))")
            }
        }
    }
}
