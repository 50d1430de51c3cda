/// An agent's offer to chat, displayed to the visitor until answered, declined, withdrawn or lapsed.
public struct Invitation: Hashable, Sendable, Identifiable {
    public typealias ID = Identifier<Invitation>

    public let id: ID
    public let by: Agent.ID
    public let text: String
    public let at: Instant
    /// When it lapses (docs/product.md, 1.2: ten minutes by default).
    public let until: Instant
    /// The visitor's previous status, restored when the invitation lapses.
    public let before: Resting

    /// The statuses in which an invitation may be sent.
    public enum Resting: String, CaseIterable, Hashable, Sendable {
        case inSite, refusedByVisitor, end
    }

    public init(id: ID, by: Agent.ID, text: String, at: Instant, until: Instant, before: Resting) {
        self.id = id
        self.by = by
        self.text = text
        self.at = at
        self.until = until
        self.before = before
    }

    /// Five hundred characters: readable in a bubble at a glance.
    public static let textLimit = 500
}
