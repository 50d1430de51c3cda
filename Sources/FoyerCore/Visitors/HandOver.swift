/// The step that gives a chat a holder, or returns it to the agent it belongs to.
public enum HandOver: Hashable, Sendable {
    /// The agent in the chat is Offline.
    case agentGone(Agent.ID)
    /// The receiver of a transfer missed the deadline, or is Offline.
    case notOpened(Transfer)
    /// The previous agent of the waiting chat is Online again.
    case agentBack(Agent.ID)
    /// The queue in which the chat waits was deleted.
    case queueGone
    /// The visitor must be informed of a new outlook.
    case outlook(Wait.Outlook)
}
