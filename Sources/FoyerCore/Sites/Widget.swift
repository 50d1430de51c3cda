/// The chat button and window of one website, and what a new chat there starts with.
public struct Widget: Hashable, Sendable, Identifiable {
    public typealias ID = Identifier<Widget>

    public let id: ID
    public var name: String
    /// Displayed in the window's header.
    public var title: String
    public var subtitle: String
    public var greeting: String
    /// A CSS colour, `#rrggbb`.
    public var accent: String
    public var side: Side
    public var offsetX: Int
    public var offsetY: Int
    /// Who answers first.
    public var start: Start
    public var queue: ChatQueue.ID
    /// Exact hosts or `*.example.com`; empty allows only the server's own host.
    public var domains: [String]
    /// Whether agents see the visitor's unsent text (the visitor is informed).
    public var typingPreview: Bool
    /// Whether storing and sending wait for consent.
    public var consent: Bool
    /// Whether the button is hidden while no new chat would be accepted.
    public var hidesWhenAway: Bool
    /// A disabled widget is served to no page; open pages lose it at their next page view.
    public var isEnabled: Bool

    public enum Side: String, CaseIterable, Hashable, Sendable { case left, right }

    public enum Start: Hashable, Sendable {
        case queue
        case flow(Flow.ID)
        case bot(Bot.ID)
    }

    public init(
        id: ID, name: String, title: String, subtitle: String = "", greeting: String = "",
        accent: String = "#0f766e",
        side: Side = .right, offsetX: Int = 20, offsetY: Int = 20, start: Start = .queue, queue: ChatQueue.ID,
        domains: [String] = [], typingPreview: Bool = true, consent: Bool = false,
        hidesWhenAway: Bool = false, isEnabled: Bool = true
    ) {
        self.id = id
        self.name = name
        self.title = title
        self.subtitle = subtitle
        self.greeting = greeting
        self.accent = accent
        self.side = side
        self.offsetX = offsetX
        self.offsetY = offsetY
        self.start = start
        self.queue = queue
        self.domains = domains
        self.typingPreview = typingPreview
        self.consent = consent
        self.hidesWhenAway = hidesWhenAway
        self.isEnabled = isEnabled
    }
}
