public import FoyerCore

/// What a listener can subscribe to.
public enum Topic: Hashable, Sendable {
    /// Events of one visitor: their chat, an invitation, a ban.
    case visitor(Visitor.ID)
    /// A chat as seen by agents who joined or monitor it: messages, notes, the visitor's typing.
    case staff(Chat.ID)
    /// Every console of one agent.
    case agent(Agent.ID)
    /// Every console.
    case agents
    /// Every visitor of a widget.
    case widget(Widget.ID)
}
