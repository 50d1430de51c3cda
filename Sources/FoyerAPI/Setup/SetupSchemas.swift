import FoyerCore
import FoyerWire

extension Schema {
    static let setup = object([
        .always("address", .text(), "The address that the server sees for the browser that asks."),
        .always("agents", .integer(), "How many there are."),
        .always("hasChat", .boolean, "Whether there has been a chat."),
        .always("isHidden", .boolean, "Whether this agent has closed the check list."),
        .sometimes(
            "proxy", .text(), "What forwards requests without being trusted to; absent: nothing does."),
        .sometimes("refused", refusedPage, "A page with the tag, on a host that is not allowed."),
        .sometimes("seen", sighting, "The first page of the website that showed the widget."),
        .sometimes("tried", sighting, "The first time the test page showed it."),
        .sometimes("widget", firstWebsite, "The first website; absent before it is added."),
    ]).named("SetupProgress")

    private static let sighting = object([
        .always("address", .text(), "Where the visitor came from."), .always("at", .instant),
        .always("url", .text()),
    ]).named("Sighting")
    private static let refusedPage = object([.always("at", .instant), .always("origin", .text())])
    private static let firstWebsite = object([
        .always("accent", .text()), .always("domain", .text()), .always("id", .id), .always("name", .text()),
    ])
}

extension WebsiteRequest: RequestBody {
    static let schema: Schema? = Schema.object(
        [
            .always("accent", .text(), "A color, #rrggbb."),
            .always("domain", .text(upTo: 2_048), "A host, or the address of a page there."),
            .sometimes("greeting", .text(upTo: greetingLimit)),
            .always("name", .text(upTo: nameLimit)),
            .sometimes("widget", .id, "Absent: the only one, or a new one."),
        ], isOpen: true
    ).named("Website")
}

extension HostRequest: RequestBody {
    static let schema: Schema? = Schema.object(
        [.always("domain", .text(upTo: 2_048)), .always("widget", .id)], isOpen: true
    ).named("AllowedHost")
}
