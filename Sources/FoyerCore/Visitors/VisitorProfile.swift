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

/// How to reach a visitor, as given by them or by an agent.
public struct Contact: Hashable, Sendable {
    public var name: String?
    public var email: String?
    public var phone: String?
    /// Whether it is unverified: typed by the visitor, or given by the page without a valid hash.
    public var isClaimed: Bool

    public init(name: String? = nil, email: String? = nil, phone: String? = nil, isClaimed: Bool = true) {
        self.name = name
        self.email = email
        self.phone = phone
        self.isClaimed = isClaimed
    }

    public subscript(field: ContactField) -> String? {
        get {
            switch field {
            case .name: name
            case .email: email
            case .phone: phone
            }
        }
        set {
            switch field {
            case .name: name = newValue
            case .email: email = newValue
            case .phone: phone = newValue
            }
        }
    }
}

/// An agent's mark: this visitor stays in the list after leaving.
public struct Capture: Hashable, Sendable {
    public let by: Agent.ID
    public let at: Instant
    public let reason: String

    public init(by: Agent.ID, at: Instant, reason: String) {
        self.by = by
        self.at = at
        self.reason = reason
    }

    /// Five hundred characters: a note, not a report.
    public static let reasonLimit = 500
}

/// A visitor's stored state, with when it began and how often it changed.
public struct VisitorStanding: Hashable, Sendable {
    public var profile: VisitorProfile
    public var state: VisitorState
    public var since: Instant
    public var version: Int64
    /// The visitor's id in the website's own system, as given by its page; nil if none was given.
    public var siteID: String?
    /// When the visitor logged out. Since then, requests with the old token are refused and nothing is sent
    /// to it.
    public var loggedOut: Instant?

    public init(
        profile: VisitorProfile, state: VisitorState, since: Instant, version: Int64, siteID: String? = nil,
        loggedOut: Instant? = nil
    ) {
        self.profile = profile
        self.state = state
        self.since = since
        self.version = version
        self.siteID = siteID
        self.loggedOut = loggedOut
    }

    /// Whether a page that gives its visitor the id `id` means another person: then a new visitor begins. A
    /// visitor who had no id yet stays the same.
    public func isSomebodyElse(_ id: String?) -> Bool {
        guard let id, let siteID else { return false }
        return id != siteID
    }
}
