/// What can happen to a visitor (docs/product.md, 1.2).
public enum VisitorEvent: Hashable, Sendable {
    /// The visitor asks for a chat: by the first message, or by opening the window of a widget that starts a flow.
    case asked(Chat.ID, Route)
    /// A flow or a bot hands the running chat on.
    case handedOn(Route)
    case accepted(by: Agent.ID)
    case refused(by: Agent.ID)
    /// A queue gave the waiting chat to an agent by itself.
    case distributed(to: Agent.ID)
    case invited(Invitation)
    case answered(Invitation.ID, Chat.ID)
    case declined(Invitation.ID)
    case invitationOver(Invitation.ID, InvitationEnd)
    case stoppedFlow(by: Agent.ID)
    case tookOver(by: Agent.ID)
    /// The agent in the chat passes it on; to an agent or a queue.
    case transferred(Route, by: Agent.ID)
    case ended(EndReason)
    /// No tab has been connected for the leave time.
    case left
    /// A visit begins.
    case visited
    case banned
}

/// Why an invitation ended without an answer.
public enum InvitationEnd: Hashable, Sendable {
    case withdrawn(by: Agent.ID)
    case lapsed
    case inviterOffline
}
