public import FoyerCore

/// A visitor as the live list knows them: everything that a row shows, sorts by or is found by.
/// One value in memory for each listed visitor; what must survive a restart is in the store.
public struct VisitorRecord: Hashable, Sendable, Identifiable {
    public let id: Visitor.ID
    public var status: VisitorStatus
    /// When the status began.
    public var since: Instant
    public var chat: Chat.ID?
    /// Increases with every change of the visitor's state; 0 while nothing is stored.
    public var version: Int64
    public var assignee: Agent.ID?
    public var widget: Widget.ID
    public var queue: ChatQueue.ID?
    /// Waits ahead of the others in its queue, because its previous agent is gone (`Wait.after`).
    public var isHandedBack: Bool
    /// A given name, or a readable one derived from the id.
    public var name: String
    public var place: Place
    public var address: Address
    public var page: Page
    /// When the current page was opened.
    public var pageSince: Instant
    /// Pages opened in this visit.
    public var pages: Int
    public var arrived: Instant
    public var visits: Int
    public var chats: Int
    public var referrer: String
    /// "Firefox 128"; empty if unknown.
    public var browser: String
    /// "Android 14"; empty if unknown.
    public var system: String
    public var segments: [String]
    public var captured: Bool
    /// When the visitor left; nil while on the site.
    public var left: Instant?
    public var typing: Bool

    public init(
        id: Visitor.ID, status: VisitorStatus = .inSite, since: Instant, chat: Chat.ID? = nil,
        version: Int64 = 0,
        assignee: Agent.ID? = nil, widget: Widget.ID, queue: ChatQueue.ID? = nil, isHandedBack: Bool = false,
        name: String,
        place: Place = .unknown, address: Address, page: Page, pageSince: Instant, pages: Int = 1,
        arrived: Instant,
        visits: Int = 1, chats: Int = 0, referrer: String = "", browser: String = "", system: String = "",
        segments: [String] = [], captured: Bool = false, left: Instant? = nil, typing: Bool = false
    ) {
        self.id = id
        self.status = status
        self.since = since
        self.chat = chat
        self.version = version
        self.assignee = assignee
        self.widget = widget
        self.queue = queue
        self.isHandedBack = isHandedBack
        self.name = name
        self.place = place
        self.address = address
        self.page = page
        self.pageSince = pageSince
        self.pages = pages
        self.arrived = arrived
        self.visits = visits
        self.chats = chats
        self.referrer = referrer
        self.browser = browser
        self.system = system
        self.segments = segments
        self.captured = captured
        self.left = left
        self.typing = typing
    }
}
