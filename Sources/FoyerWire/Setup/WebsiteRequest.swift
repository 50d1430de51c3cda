public import FoyerCore

/// The body of `PUT /api/v1/setup/website`.
public struct WebsiteRequest: Hashable, Sendable {
    /// Characters of a name: a line of the chat window's head.
    package static let nameLimit = 64
    /// Characters of a greeting: a few sentences.
    package static let greetingLimit = 300

    /// The widget to change; nil for the only one, or for a new one.
    public let widget: Widget.ID?
    public let domain: WidgetDomain
    public let name: String
    /// `#rrggbb`
    public let accent: String
    /// May be empty.
    public let greeting: String

    public init(body: [UInt8]) throws(MalformedFrame) {
        let fields = try Fields(text: body)
        widget = try fields.idIfGiven("widget")
        domain = try fields.domain("domain")
        name = OneLine.cleaned(try fields.text("name", upTo: Self.nameLimit))
        guard !name.isEmpty else { throw .empty(field: "name") }
        accent = try fields.text("accent", upTo: Self.accentLength)
        guard accent.utf8.count == Self.accentLength, accent.first == "#",
            accent.dropFirst().utf8.allSatisfy(Self.isHexadecimal)
        else { throw .notAllowed(field: "accent", allowed: "a color such as #0f766e") }
        greeting = OneLine.cleaned(try fields.textOrEmpty("greeting", upTo: Self.greetingLimit))
    }

    private static let accentLength = 7

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}

extension Fields {
    /// The host of a website, typed or pasted.
    func domain(_ field: StaticString) throws(MalformedFrame) -> WidgetDomain {
        let text = try text(field, upTo: WireLimit.url)
        do { return try WidgetDomain(text) } catch {
            throw .notAllowed(
                field: name(field), allowed: "a host such as shop.example.com, *.example.com or localhost")
        }
    }
}
