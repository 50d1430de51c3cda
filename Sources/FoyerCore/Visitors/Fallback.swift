/// Where a chat continues after its agent has left: with the agent whom distribution chooses, else at the
/// front of its queue.
public struct Fallback: Hashable, Sendable {
    public let queue: ChatQueue.ID
    /// The agent whom the queue or its backup assigns at once; nil if the chat must wait.
    public let taker: Agent.ID?
    /// Whether an agent of the queue or its backups is Online.
    public let isAttended: Bool

    public init(queue: ChatQueue.ID, taker: Agent.ID? = nil, isAttended: Bool) {
        self.queue = queue
        self.taker = taker
        self.isAttended = isAttended
    }
}
