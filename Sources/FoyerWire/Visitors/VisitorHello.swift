public import FoyerCore

/// The first frame of a visitor's page.
public struct VisitorHello: Hashable, Sendable {
    public let widget: Widget.ID
    /// The signed visitor id from the cookie; nil for a new visitor.
    public let token: String?
    public let tab: String
    public let page: PageReport
    public let focused: Bool
    /// "1920x1080"; empty if not given, like the next two.
    public let screen: String
    public let language: String
    public let timeZone: String
    public let resume: Resume?

    /// The newest protocol; there is one so far.
    public static let protocolVersion: Int64 = 1

    public init(
        widget: Widget.ID, token: String?, tab: String, page: PageReport, focused: Bool, screen: String = "",
        language: String = "", timeZone: String = "", resume: Resume? = nil
    ) {
        self.widget = widget
        self.token = token
        self.tab = tab
        self.page = page
        self.focused = focused
        self.screen = screen
        self.language = language
        self.timeZone = timeZone
        self.resume = resume
    }

    init(_ fields: Fields) throws(MalformedFrame) {
        _ = try fields.integer("protocol", in: Self.protocolVersion...Self.protocolVersion)
        self.init(
            widget: try fields.id("widget"), token: try fields.textIfGiven("token", upTo: WireLimit.token),
            tab: try fields.label("tab", upTo: WireLimit.tab),
            page: try PageReport(try fields.object("page")),
            focused: try fields.bool("focused"), screen: try fields.cutLine("screen", to: WireLimit.screen),
            language: try fields.cutLine("language", to: WireLimit.language),
            timeZone: try fields.cutLine("timeZone", to: WireLimit.timeZone),
            resume: try Resume(ifGiven: try fields.objectIfGiven("resume"))
        )
    }
}
