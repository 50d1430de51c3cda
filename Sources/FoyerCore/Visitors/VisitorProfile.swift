/// What is stored about a visitor beyond the visit.
public struct VisitorProfile: Hashable, Sendable {
    public let id: Visitor.ID
    public var widget: Widget.ID
    public var contact: Contact
    public var firstSeen: Instant
    public var lastSeen: Instant
    public var visits: Int
    public var chats: Int
    public var capture: Capture?

    public init(
        id: Visitor.ID, widget: Widget.ID, contact: Contact = Contact(), firstSeen: Instant,
        lastSeen: Instant,
        visits: Int = 1, chats: Int = 0, capture: Capture? = nil
    ) {
        self.id = id
        self.widget = widget
        self.contact = contact
        self.firstSeen = firstSeen
        self.lastSeen = lastSeen
        self.visits = visits
        self.chats = chats
        self.capture = capture
    }
}
