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
    /// The agent in the chat passes it to a colleague.
    case passed(Transfer)
    /// The agent in the chat passes it to a queue, or to whoever the queue gives it.
    case transferred(Route, by: Agent.ID)
    /// The receiver of a transfer opened the chat.
    case opened(by: Agent.ID)
    /// The receiver of a transfer did not open the chat in time, or is gone: it returns to the giver, else goes where the chat of an
    /// agent who is gone would go.
    case notOpened(isGiverHere: Bool, Fallback)
    /// The agent in the chat logged out, went Offline, or has been without a connection for too long.
    case agentGone(Agent.ID, Fallback)
    /// The agent who had the waiting chat before is Online again.
    case agentBack(Agent.ID)
    /// Whether anybody will take the waiting chat has changed.
    case outlook(Wait.Outlook)
    case ended(EndReason)
    /// No tab has been connected for the leave time.
    case left
    /// A visit begins.
    case visited
    case banned
}

/// Where the chat of an agent who is gone goes on: to the agent whom distribution chooses, else to the front of its queue.
public struct Fallback: Hashable, Sendable {
    public let queue: ChatQueue.ID
    /// Whom the queue, or its backup, gives the chat to at once; nil when it must wait.
    public let taker: Agent.ID?
    /// Whether anybody of the queue or its backups is Online.
    public let isAttended: Bool

    public init(queue: ChatQueue.ID, taker: Agent.ID? = nil, isAttended: Bool) {
        self.queue = queue
        self.taker = taker
        self.isAttended = isAttended
    }
}

/// Why an invitation ended without an answer.
public enum InvitationEnd: Hashable, Sendable {
    case withdrawn(by: Agent.ID)
    case lapsed
    case inviterOffline
}
