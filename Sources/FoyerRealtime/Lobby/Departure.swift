import FoyerBoard
public import FoyerCore
import Synchronization

/// What is due because a visitor has been away.
public enum Departure: Hashable, Sendable {
    /// The leave time is over, and a request or an invitation is open.
    case left(Visitor.ID)
    /// The leave time is over, and the visitor has a chat with an agent, a flow or a bot: it stays open for
    /// the return time.
    case leftChat(Visitor.ID)
    /// The return time is over as well, and a chat is open.
    case stayedAway(Visitor.ID)

    /// The visitor concerned.
    public var visitor: Visitor.ID {
        switch self {
        case .left(let visitor), .leftChat(let visitor), .stayedAway(let visitor): visitor
        }
    }
}
