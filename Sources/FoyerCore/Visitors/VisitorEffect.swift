/// What follows from a transition. Values: the service performs them, in order.
public enum VisitorEffect: Hashable, Sendable {
    case openChat(Chat.ID)
    /// Gives the right to speak; what the former speaker still sends is refused (its number is old).
    case give(Chat.ID, to: Speaker)
    /// The wait or the transfer changed, and who may speak did not.
    case holdChanged(Chat.ID)
    case closeChat(Chat.ID, EndReason)
    /// A line in the transcript.
    case record(Chat.ID, SystemEvent)
    case showInvitation(Invitation)
    case hideInvitation(Invitation)
    case startFlow(Chat.ID, Flow.ID)
    case startBot(Chat.ID, Bot.ID)
    /// Nobody is there to take the chat: the visitor is told kindly.
    case sayNobodyOnline
    /// The row leaves every console, unless captured.
    case leaveList
    /// The widget leaves every open page.
    case removeWidget
}

/// Who may speak in a chat besides the visitor.
public enum Speaker: Hashable, Sendable {
    /// Nobody yet: the chat waits in a queue.
    case queue(ChatQueue.ID)
    case agent(Agent.ID)
    case flow(Flow.ID)
    case bot(Bot.ID)
}
