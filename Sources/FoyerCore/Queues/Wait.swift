/// How a chat waits in a queue.
public struct Wait: Hashable, Sendable {
    public let queue: ChatQueue.ID
    public let since: Instant
    /// The agent who had to leave the chat. Such a chat is ahead of all others in its queue, and the agent gets
    /// it back on returning before anybody else has accepted it.
    public let after: Agent.ID?
    /// The outlook that the visitor was last given.
    public let outlook: Outlook
    /// When the visitor was given it.
    public let toldAt: Instant

    /// What a waiting visitor can expect.
    public enum Outlook: String, CaseIterable, Hashable, Sendable {
        /// An agent will accept the chat.
        case soon
        /// No agent of the queue or its backups is Online. The messages are kept for the next agent who comes
        /// Online.
        case nobodyOnline
        /// Agents are Online, but nobody has accepted the chat within the queue's time limit. The messages
        /// are kept.
        case overdue
    }

    /// - Parameter toldAt: nil for since the wait began.
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

    /// The same wait in another queue.
    public func moved(to queue: ChatQueue.ID) -> Wait {
        Wait(in: queue, since: since, after: after, outlook: outlook, toldAt: toldAt)
    }

    /// The same wait with another outlook.
    public func with(_ outlook: Outlook, at now: Instant) -> Wait {
        Wait(in: queue, since: since, after: after, outlook: outlook, toldAt: now)
    }
}
