/// What follows from a transition. Values: the service stores them, in order, and publishes them after the commit.
///
/// Who is on the list is no effect but follows from the state: see `Listing`.
public enum VisitorEffect: Hashable, Sendable {
    case openChat(Chat.ID)
    /// Gives the right to speak under a new number (`SpeakingRight`).
    case give(Chat.ID, to: Speaker)
    /// The wait or the transfer changed, and who may speak did not.
    case holdChanged(Chat.ID)
    case closeChat(Chat.ID, EndReason)
    /// An entry in the transcript.
    case record(Chat.ID, SystemEvent)
    case showInvitation(Invitation)
    case hideInvitation(Invitation)
    case startFlow(Chat.ID, Flow.ID)
    case startBot(Chat.ID, Bot.ID)
    /// Nobody is there to take the chat; the visitor reads so.
    case sayNobodyOnline
}

/// Who may speak in a chat besides the visitor.
public enum Speaker: Hashable, Sendable {
    /// Nobody yet: the chat waits in a queue.
    case queue(ChatQueue.ID)
    case agent(Agent.ID)
    case flow(Flow.ID)
    case bot(Bot.ID)
}
