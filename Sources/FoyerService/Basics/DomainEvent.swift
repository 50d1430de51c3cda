public import FoyerCore
public import FoyerRealtime
public import FoyerStore

/// Something that clients must learn of. Created by a use case after the commit; encoded and published by
/// `EventPublisher`.
public enum DomainEvent: Sendable {
    /// A visitor's state changed, or their chat has new messages.
    case visitorChanged(VisitorChange)
    /// A message was appended to a chat in which people speak; `sender` sent it and is informed that it is
    /// stored.
    case messageAppended(AppendedMessage, sender: ConnectionID?)
    /// A waiting chat has another position in its queue, from 1.
    case position(Chat, Int)
    /// The visitor of an open chat has left the site, or is back.
    case presence(Visitor.ID)
    /// The delivery and read marks of a chat changed.
    case marks(Chat)
    /// The visitor's unsent text; nil when empty.
    case visitorTyping(Chat.ID, Visitor.ID, text: String?)
    case agentTyping(Chat.ID, Visitor.ID, Agent.ID, isTyping: Bool)
    case agent(Agent.ID)
    /// Agents, queues or widgets were added or changed.
    case directory
    /// Whether somebody accepts chats for a widget may have changed.
    case online
    /// These visitors were banned: their widgets disappear.
    case banned([Visitor.ID])
    /// Further addresses may be banned: connections from there are closed, also for a visitor with other
    /// connections elsewhere.
    case bansChanged
    /// The visitor has logged out: pages with the old token are closed. Only the requesting `page` receives the next visitor; nil
    /// when the next visitor must ask for a token.
    case loggedOut(Visitor.ID, sender: ConnectionID?, next: (id: Visitor.ID, token: String)?)
    /// A captured visitor who had left is back.
    case returned(Visitor.ID, name: String)
    /// This agent's open invitations changed.
    case invitations(of: Agent.ID)
    /// A second has passed: retry what could not be read from the store.
    case retryInvitations
}
