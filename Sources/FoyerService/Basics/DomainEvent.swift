public import FoyerCore
public import FoyerRealtime
public import FoyerStore

/// Something that others must hear of. Made by a use case after the commit; encoded and told by whoever is given it.
public enum DomainEvent: Sendable {
    /// A visitor's state changed, or their chat was written to.
    case visitorChanged(VisitorChange)
    /// Words were added to a chat in which people speak; `page` sent them, and is told that they are stored.
    case messageAppended(AppendedMessage, sender: ConnectionID?)
    /// A waiting chat has another place in its queue, from 1.
    case position(Chat, Int)
    /// The visitor of an open chat has left the site, or is back.
    case presence(Visitor.ID)
    /// How far the sides of a chat have got.
    case marks(Chat)
    /// What stands in the visitor's box; nil when nothing.
    case visitorTyping(Chat.ID, Visitor.ID, text: String?)
    case agentTyping(Chat.ID, Visitor.ID, Agent.ID, isTyping: Bool)
    case agent(Agent.ID)
    /// Agents, queues or widgets were added or changed.
    case directory
    /// Whether somebody takes chats for a widget may have changed.
    case online
    /// These visitors were banned: their widgets go away.
    case banned([Visitor.ID])
    /// Addresses may be banned that were not: connections from there end, also of a visitor who is elsewhere, too.
    case bansChanged
    /// The visitor has logged out: pages that hold the former token end. `page` asked for it and alone learns who comes next; nil
    /// when the next visitor must ask for a token.
    case loggedOut(Visitor.ID, sender: ConnectionID?, next: (id: Visitor.ID, token: String)?)
    /// A captured visitor who had left is here again.
    case returned(Visitor.ID, name: String)
    /// This agent's open invitations changed.
    case invitations(of: Agent.ID)
    /// A second has passed: what the store could not say is asked of it again.
    case retryInvitations
}

/// What one turn did to a visitor.
public struct VisitorChange: Sendable {
    public let before: VisitorState
    /// The state now, with profile, since when, and version.
    public let standing: VisitorStanding
    /// The chat that is or was open, as it is now; nil when nothing but words came.
    public let chat: Chat?
    /// Its place in the queue, from 1, while waiting.
    public let position: Int?
    /// Written in this turn, in order.
    public let messages: [Message]
    public let effects: [VisitorEffect]
    /// The chat, when a flow or a bot has read words in this turn.
    let marked: Chat?
    /// Of a visitor who was not on the list; else not asked for.
    let lastVisit: Visit?

    public var visitor: Visitor.ID { standing.profile.id }
    public var isChanged: Bool { standing.state != before }
}
