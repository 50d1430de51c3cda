/// New values of a widget's settings; nil leaves a setting as it is.
public struct WidgetChange: Hashable, Sendable {
    public var name: String?
    public var title: String?
    public var subtitle: String?
    public var greeting: String?
    /// `#rrggbb`, lower case.
    public var accent: String?
    public var side: Widget.Side?
    public var offsetX: Int?
    public var offsetY: Int?
    public var start: Widget.Start?
    public var queue: ChatQueue.ID?
    public var domains: [String]?
    public var typingPreview: Bool?
    public var consent: Bool?
    public var hidesWhenAway: Bool?
    public var isEnabled: Bool?

    public init() {}
}

extension Widget {
    /// As long as fits one line of the list and of the window's header.
    public static let nameLimit = 60
    public static let titleLimit = 60
    public static let subtitleLimit = 100
    /// A few lines of a message.
    public static let greetingLimit = 500
    /// More websites than one widget serves in practice; a `*.example.com` covers any number of hosts.
    public static let domainLimit = 50
    /// CSS pixels. Farther from the edge the button would leave the screen of a small phone.
    public static let offsets = 0...200

    /// This widget with the new values.
    public func applying(_ change: WidgetChange) -> Widget {
        var widget = self
        widget.name = change.name ?? name
        widget.title = change.title ?? title
        widget.subtitle = change.subtitle ?? subtitle
        widget.greeting = change.greeting ?? greeting
        widget.accent = change.accent ?? accent
        widget.side = change.side ?? side
        widget.offsetX = change.offsetX ?? offsetX
        widget.offsetY = change.offsetY ?? offsetY
        widget.start = change.start ?? start
        widget.queue = change.queue ?? queue
        widget.domains = change.domains ?? domains
        widget.typingPreview = change.typingPreview ?? typingPreview
        widget.consent = change.consent ?? consent
        widget.hidesWhenAway = change.hidesWhenAway ?? hidesWhenAway
        widget.isEnabled = change.isEnabled ?? isEnabled
        return widget
    }

    /// A widget of another id with the same settings.
    public func copy(as id: Widget.ID) -> Widget {
        Widget(
            id: id, name: name, title: title, subtitle: subtitle, greeting: greeting, accent: accent,
            side: side, offsetX: offsetX, offsetY: offsetY, start: start, queue: queue, domains: domains,
            typingPreview: typingPreview, consent: consent, hidesWhenAway: hidesWhenAway,
            isEnabled: isEnabled)
    }

    /// The name and value of every setting, as texts in a fixed order: for revisions and the audit log.
    public var settings: [(name: String, value: String)] {
        let first =
            switch start {
            case .queue: "queue"
            case .flow(let flow): "flow \(flow)"
            case .bot(let bot): "bot \(bot)"
            }
        return [
            ("name", name), ("title", title), ("subtitle", subtitle), ("greeting", greeting),
            ("accent", accent), ("side", side.rawValue), ("offsetX", "\(offsetX)"), ("offsetY", "\(offsetY)"),
            ("start", first), ("queue", "\(queue)"), ("domains", domains.joined(separator: ", ")),
            ("typingPreview", "\(typingPreview)"), ("consent", "\(consent)"),
            ("hidesWhenAway", "\(hidesWhenAway)"), ("isEnabled", "\(isEnabled)"),
        ]
    }

    public var revision: Revision { Revision(of: settings.map(\.value)) }
}
