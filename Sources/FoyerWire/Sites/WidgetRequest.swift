public import FoyerCore

/// The body of `POST /api/v1/widgets` and `PATCH /api/v1/widgets/{id}`: what is absent has its default, or stays as it is.
public struct WidgetRequest: Hashable, Sendable {
    public let change: WidgetChange
    /// Of a new widget: the one whose settings it takes over.
    public let copyOf: Widget.ID?

    /// Longer than each limit of a widget's texts, so that the refusal comes from the rule.
    private static let textBound = 4_000

    public init(body: [UInt8]) throws(MalformedFrame) {
        let fields = try Fields(text: body)
        copyOf = try fields.idIfGiven("copyOf")
        var change = WidgetChange()
        change.name = try fields.anyText("name", upTo: Self.textBound)
        change.title = try fields.anyText("title", upTo: Self.textBound)
        change.subtitle = try fields.anyText("subtitle", upTo: Self.textBound)
        change.greeting = try fields.anyText("greeting", upTo: Self.textBound)
        change.accent = try Self.colour(fields)
        change.side = try fields.wordIfGiven("side")
        change.offsetX = try Self.offset("offsetX", fields)
        change.offsetY = try Self.offset("offsetY", fields)
        change.start = try Self.start(fields)
        change.queue = try fields.idIfGiven("queue")
        if fields.value.member("domains") != nil {
            change.domains = try fields.list("domains", upTo: Widget.domainLimit) {
                (value, path) throws(MalformedFrame) in
                guard let text = value.text else { throw .wrongType(field: path, expected: "a text") }
                return text
            }
        }
        change.typingPreview = try fields.boolIfGiven("typingPreview")
        change.consent = try fields.boolIfGiven("consent")
        change.hidesWhenAway = try fields.boolIfGiven("hidesWhenAway")
        change.isEnabled = try fields.boolIfGiven("enabled")
        self.change = change
    }

    private static func offset(_ name: StaticString, _ fields: Fields) throws(MalformedFrame) -> Int? {
        let bounds = Int64(Widget.offsets.lowerBound)...Int64(Widget.offsets.upperBound)
        return try fields.integerIfGiven(name, in: bounds).map { Int($0) }
    }

    /// `#rrggbb`.
    private static func colour(_ fields: Fields) throws(MalformedFrame) -> String? {
        guard let text = try fields.anyText("accent")?.lowercased() else { return nil }
        let digits = text.utf8.dropFirst()
        guard text.first == "#", digits.count == 6, digits.allSatisfy(isHexadecimal) else {
            throw .notAllowed(field: fields.name("accent"), allowed: "a color such as #0f766e")
        }
        return text
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }

    private enum First: String, CaseIterable { case queue, flow, bot }

    private static func start(_ fields: Fields) throws(MalformedFrame) -> Widget.Start? {
        guard let start = try fields.objectIfGiven("start") else { return nil }
        let first: First = try start.word("is")
        return switch first {
        case .queue: .queue
        case .flow: .flow(try start.id("id"))
        case .bot: .bot(try start.id("id"))
        }
    }
}
