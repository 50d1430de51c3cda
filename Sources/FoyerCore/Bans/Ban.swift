/// Keeps a visitor, or everyone at some addresses, away from the widgets.
public struct Ban: Hashable, Sendable, Identifiable {
    public typealias ID = Identifier<Ban>

    /// Whom a ban stops.
    public enum Subject: Hashable, Sendable {
        case visitor(Visitor.ID)
        case addresses(AddressRange)
    }

    public let id: ID
    public var subject: Subject
    /// Why; for colleagues.
    public var comment: String
    public let by: Agent.ID
    public let at: Instant
    /// What the visitor whom it was made for was called, and where they were; nil for a range that was typed in.
    public let banned: Banned?
    /// Stops nobody from then on; nil: never.
    public var expires: Instant?
    /// How often it stopped someone.
    public var hits: Int
    public var lastHit: Instant?

    /// A visitor as they were when they were banned.
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

    /// Of what can be edited: whom it stops, its comment, its expiry. Not of its hits.
    public var revision: Revision {
        let whom =
            switch subject {
            case .visitor(let visitor): visitor.description
            case .addresses(let range): range.description
            }
        return Revision(of: [whom, comment, expires.map { "\($0.milliseconds)" } ?? ""])
    }

    /// Whether this agent may take the ban back without the right to manage bans: it is a slip of the hand.
    public func isUndoable(by agent: Agent.ID, at now: Instant) -> Bool {
        by == agent && now <= at + Self.undoTime
    }

    /// Ten minutes: as long as one may notice that it was the wrong row.
    public static let undoTime = Span.minutes(10)

    /// Five hundred characters: a reason, not a report.
    public static let commentLimit = 500
}
