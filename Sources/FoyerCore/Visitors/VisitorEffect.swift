/// What a transition results in. Values: the service stores them, in order, and publishes them after the
/// commit.
/// Membership of the list is not an effect but follows from the state: see `Listing`.
public enum VisitorEffect: Hashable, Sendable {
    case openChat(Chat.ID)
    /// Assigns the right to speak under a new number (`SpeakingRight`).
    case give(Chat.ID, to: Speaker)
    /// The wait or the transfer changed, but not the speaker.
    case holdChanged(Chat.ID)
    case closeChat(Chat.ID, EndReason)
    /// A system message in the transcript.
    case record(Chat.ID, SystemEvent)
    case showInvitation(Invitation)
    case hideInvitation(Invitation)
    case startFlow(Chat.ID, Flow.ID)
    case startBot(Chat.ID, Bot.ID)
    /// No agent can accept the chat; the visitor is informed.
    case sayNobodyOnline
}
