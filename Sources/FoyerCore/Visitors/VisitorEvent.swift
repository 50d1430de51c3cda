/// What can happen to a visitor (docs/product.md, 1.2).
public enum VisitorEvent: Hashable, Sendable {
    /// The visitor requests a chat: by the first message, or by opening the window of a widget that starts a
    /// flow.
    case asked(Chat.ID, Route)
    /// A flow or a bot hands over the running chat.
    case handedOn(Route)
    case accepted(by: Agent.ID)
    case refused(by: Agent.ID)
    /// A queue assigned the waiting chat to an agent automatically.
    case distributed(to: Agent.ID)
    case invited(Invitation)
    case answered(Invitation.ID, Chat.ID)
    case declined(Invitation.ID)
    case invitationOver(Invitation.ID, InvitationEnd)
    case stoppedFlow(by: Agent.ID)
    case tookOver(by: Agent.ID)
    /// The agent in the chat transfers it to a colleague.
    case passed(Transfer)
    /// The agent in the chat transfers it to a queue, or to the agent whom the queue chooses.
    case transferred(Route, by: Agent.ID)
    /// The receiver of a transfer opened the chat.
    case opened(by: Agent.ID)
    /// The receiver of a transfer did not open the chat in time, or is gone: it returns to the giver, or is
    /// routed like a chat whose agent has left.
    case notOpened(isGiverHere: Bool, Fallback)
    /// The agent in the chat logged out, went Offline, or has been disconnected for too long.
    case agentGone(Agent.ID, Fallback)
    /// The previous agent of the waiting chat is Online again.
    case agentBack(Agent.ID)
    /// The waiting chat continues to wait in another queue, with the time that it has waited.
    case moved(to: ChatQueue.ID)
    /// The outlook of the waiting chat has changed.
    case outlook(Wait.Outlook)
    case ended(EndReason)
    /// No tab has been connected for the leave time.
    case left
    /// A visit begins.
    case visited
    case banned
}
