/// What a queue needs to know, beside its settings, to decide on a chat.
public struct QueueSituation: Hashable, Sendable {
    public var hours: OfficeState
    /// The agents of the queue.
    public var loads: [AgentLoad]
    /// How many chats wait in the queue ahead of this one.
    public var ahead: Int
    /// Whether the chat waits already. The queue's limit keeps out only new chats.
    public var isWaiting: Bool
    /// With whom the visitor chatted last.
    public var lastAgent: Agent.ID?

    public init(
        hours: OfficeState = .open(until: nil), loads: [AgentLoad], ahead: Int = 0, isWaiting: Bool = false,
        lastAgent: Agent.ID? = nil
    ) {
        self.hours = hours
        self.loads = loads
        self.ahead = ahead
        self.isWaiting = isWaiting
        self.lastAgent = lastAgent
    }
}
