/// One stay on the website, from the first page until the visitor has been away for the visit time.
public struct Visit: Hashable, Sendable {
    public let visitor: Visitor.ID
    public let arrived: Instant
    public var ended: Instant
    public let widget: Widget.ID
    public var address: Address
    public let userAgent: String
    public let referrer: String
    public var pages: Int
    /// The pages with their times, oldest first; at most `trailLimit`: the oldest are dropped, except for the
    /// landing page.
    public var trail: [PageView]

    public init(
        visitor: Visitor.ID, arrived: Instant, ended: Instant, widget: Widget.ID, address: Address,
        userAgent: String,
        referrer: String, pages: Int, trail: [PageView]
    ) {
        self.visitor = visitor
        self.arrived = arrived
        self.ended = ended
        self.widget = widget
        self.address = address
        self.userAgent = userAgent
        self.referrer = referrer
        self.pages = pages
        self.trail = trail
    }

    /// Ten pages: enough context for an agent, and it bounds the memory of one visitor.
    public static let trailLimit = 10
}
