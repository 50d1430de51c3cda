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
    /// Stops nobody from then on; nil: never.
    public var expires: Instant?
    /// How often it stopped someone.
    public var hits: Int
    public var lastHit: Instant?

    public init(
        id: ID, subject: Subject, comment: String = "", by: Agent.ID, at: Instant, expires: Instant? = nil,
        hits: Int = 0, lastHit: Instant? = nil
    ) {
        self.id = id
        self.subject = subject
        self.comment = comment
        self.by = by
        self.at = at
        self.expires = expires
        self.hits = hits
        self.lastHit = lastHit
    }

    /// Whether it has ended by `now`.
    public func isExpired(at now: Instant) -> Bool {
        guard let expires else { return false }
        return expires <= now
    }

    /// Five hundred characters: a reason, not a report.
    public static let commentLimit = 500
}
