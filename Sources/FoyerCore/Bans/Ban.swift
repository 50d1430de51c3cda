/// Keeps a visitor, or everyone in an address range, away from the widgets.
public struct Ban: Hashable, Sendable, Identifiable {
    public typealias ID = Identifier<Ban>

    /// Who is banned.
    public enum Subject: Hashable, Sendable {
        case visitor(Visitor.ID)
        case addresses(AddressRange)
    }

    public let id: ID
    public var subject: Subject
    /// The reason, for colleagues.
    public var comment: String
    public let by: Agent.ID
    public let at: Instant
    /// Name and location of the visitor it was made for; nil for a range that was typed in.
    public let banned: Banned?
    /// When the ban ends; nil for never.
    public var expires: Instant?
    /// How often the ban has blocked a connection.
    public var hits: Int
    public var lastHit: Instant?

    /// The visitor at the time of the ban.
    public struct Banned: Hashable, Sendable {
        public let visitor: Visitor.ID
        public let name: String
        public let place: Place

        public init(_ visitor: Visitor.ID, name: String, place: Place) {
            self.visitor = visitor
            self.name = name
            self.place = place
        }
    }

    public init(
        id: ID, subject: Subject, comment: String = "", by: Agent.ID, at: Instant, banned: Banned? = nil,
        expires: Instant? = nil, hits: Int = 0, lastHit: Instant? = nil
    ) {
        self.id = id
        self.subject = subject
        self.comment = comment
        self.by = by
        self.at = at
        self.banned = banned
        self.expires = expires
        self.hits = hits
        self.lastHit = lastHit
    }

    /// Whether it has ended by `now`.
    public func isExpired(at now: Instant) -> Bool {
        guard let expires else { return false }
        return expires <= now
    }

    /// Fingerprint of the editable part: subject, comment, expiry. Hits do not count.
    public var revision: Revision {
        let whom =
            switch subject {
            case .visitor(let visitor): visitor.description
            case .addresses(let range): range.description
            }
        return Revision(of: [whom, comment, expires.map { "\($0.milliseconds)" } ?? ""])
    }

    /// Whether this agent may undo the ban without the permission to manage bans, as a correction of a
    /// mistake.
    public func isUndoable(by agent: Agent.ID, at now: Instant) -> Bool {
        by == agent && now <= at + Self.undoTime
    }

    /// Ten minutes: enough to notice that it was the wrong row.
    public static let undoTime = Span.minutes(10)

    /// Five hundred characters: a reason, not a report.
    public static let commentLimit = 500
}
