/// How a chat waits in a queue.
public struct Wait: Hashable, Sendable {
    public let queue: ChatQueue.ID
    public let since: Instant
    /// The agent who had the chat before and is gone. Such a chat is ahead of all others in its queue, and the agent gets it back
    /// when they return before anybody has taken it.
    public let after: Agent.ID?
    /// What the visitor was told last.
    public let outlook: Outlook
    /// When the visitor was told so.
    public let toldAt: Instant

    /// What a waiting visitor may expect.
    public enum Outlook: String, CaseIterable, Hashable, Sendable {
        /// Somebody will take the chat.
        case soon
        /// No agent of the queue or its backups is Online. The words are kept for whoever comes first.
        case nobodyOnline
        /// Agents are Online, but nobody has taken the chat within the queue's limit. The words are kept.
        case overdue
    }

    /// - Parameter toldAt: nil: since the wait began.
    public init(
        in queue: ChatQueue.ID, since: Instant, after: Agent.ID? = nil, outlook: Outlook = .soon,
        toldAt: Instant? = nil
    ) {
        self.queue = queue
        self.since = since
        self.after = after
        self.outlook = outlook
        self.toldAt = toldAt ?? since
    }

    /// The same wait with another outlook.
    public func with(_ outlook: Outlook, at now: Instant) -> Wait {
        Wait(in: queue, since: since, after: after, outlook: outlook, toldAt: now)
    }
}
