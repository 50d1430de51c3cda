public import FoyerCore

/// Which visitors a list contains. Nil or empty criteria do not restrict.
public struct Filter: Hashable, Sendable {
    public var statuses: Set<VisitorStatus>
    public var widget: Widget.ID?
    public var queue: ChatQueue.ID?
    public var assignee: Assignee?
    /// ISO 3166-1, two capital letters.
    public var country: String?
    public var captured: Bool?
    /// Occurs in the name, visitor ID, IP address, or the title or URL of the page; case-insensitive.
    public var text: String

    public enum Assignee: Hashable, Sendable {
        case agent(Agent.ID)
        case nobody
    }

    public init(
        statuses: Set<VisitorStatus> = [], widget: Widget.ID? = nil, queue: ChatQueue.ID? = nil,
        assignee: Assignee? = nil, country: String? = nil, captured: Bool? = nil, text: String = ""
    ) {
        self.statuses = statuses
        self.widget = widget
        self.queue = queue
        self.assignee = assignee
        self.country = country
        self.captured = captured
        self.text = text
    }

    /// Everybody.
    public static let everybody = Filter()

    /// Two hundred characters: longer than any search, and it is compared on every change.
    public static let textLimit = 200
}
