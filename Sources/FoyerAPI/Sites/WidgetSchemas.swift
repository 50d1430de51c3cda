import FoyerCore
import FoyerWire

extension Schema {
    private static let first = oneOf([
        object([.always("is", .words(["queue"]))]),
        object([.always("id", .id), .always("is", .words(["flow", "bot"]))]),
    ])
    private static let offset = integer(Widget.offsets.lowerBound, Widget.offsets.upperBound)

    /// The settings, which requests and answers share.
    private static let widgetSettings: [(name: String, schema: Schema, about: String)] = [
        ("accent", .text(upTo: 7), "A color as #rrggbb."),
        ("consent", .boolean, "Nothing is stored or sent before the visitor consents."),
        (
            "domains", .list(.text(), upTo: Widget.domainLimit),
            "Hosts whose pages may show it, or *.example.com. Addresses are reduced to their host."
        ),
        ("enabled", .boolean, "A disabled widget appears on no page."),
        ("greeting", .text(upTo: Widget.greetingLimit), "Shown at the top of an empty window."),
        ("hidesWhenAway", .boolean, "The button is hidden while no new chat would be accepted."),
        ("name", .text(upTo: Widget.nameLimit), "For agents."),
        ("offsetX", offset, "Pixels from the side."),
        ("offsetY", offset, "Pixels from the bottom."),
        ("queue", .id, "The chat queue for requests that no flow routes elsewhere."),
        ("side", .word(Widget.Side.self), ""),
        ("start", first, "Who answers first."),
        ("subtitle", .text(upTo: Widget.subtitleLimit), "In the window's header, below the title."),
        ("title", .text(upTo: Widget.titleLimit), "In the window's header."),
        ("typingPreview", .boolean, "Agents see what the visitor types before it is sent."),
    ]

    static let widget = object(
        widgetSettings.map { .always($0.name, $0.schema, $0.about) } + [
            .always("chats", .integer(), "Open chats."),
            .always("etag", .text(), "The entity tag of this widget, for If-Match."),
            .always("id", .id, "The key in the website's tag."),
            .always("pages", .integer(), "Open pages that show it now."),
        ]
    ).named("Widget")

    private static let choices = list(object([.always("id", .id), .always("name", .text())]))

    static let widgetList = object([
        .always("bots", choices, "Bots that may answer first."),
        .always("flows", choices, "Published flows that may answer first."),
        .always("widgets", .list(.widget)),
    ]).named("WidgetList")

    fileprivate static let widgetRequest = object(
        widgetSettings.map { .sometimes($0.name, $0.schema, $0.about) } + [
            .sometimes("copyOf", .id, "Of a new widget: the one whose settings it takes over.")
        ], isOpen: true
    ).named("WidgetRequest")
}

extension WidgetRequest: RequestBody {
    static let schema: Schema? = .widgetRequest
}
