public import FoyerCore
import FoyerRealtime
import FoyerStore

/// The outcome of one transaction on a visitor.
public struct VisitorChange: Sendable {
    public let before: VisitorState
    /// The new state with its profile, start and version.
    public let standing: VisitorStanding
    /// The chat that is or was open, in its current state; nil if there were only new messages.
    public let chat: Chat?
    /// Its position in the queue, from 1, while waiting.
    public let position: Int?
    /// Messages written in this transaction, in order.
    public let messages: [Message]
    public let effects: [VisitorEffect]
    /// The chat, if a flow or a bot has read messages in this transaction.
    let marked: Chat?
    /// For a visitor who was not on the list; otherwise not read.
    let lastVisit: Visit?

    public var visitor: Visitor.ID { standing.profile.id }
    public var isChanged: Bool { standing.state != before }
}
