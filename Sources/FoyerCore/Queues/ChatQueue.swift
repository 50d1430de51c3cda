/// Where chats wait for an agent.
public struct ChatQueue: Hashable, Sendable, Identifiable {
    public typealias ID = Identifier<ChatQueue>

    public let id: ID
    public var name: String
    public var distribution: Distribution
    public var agents: [Agent.ID]
    /// Used when none of this queue's agents is Online.
    public var backup: ID?

    public init(id: ID, name: String, distribution: Distribution, agents: [Agent.ID], backup: ID? = nil) {
        self.id = id
        self.name = name
        self.distribution = distribution
        self.agents = agents
        self.backup = backup
    }
}

/// How a queue assigns chats to its agents.
public enum Distribution: String, CaseIterable, Hashable, Sendable {
    /// Chats wait until an agent accepts.
    case manual
    /// The agent whose last assignment is the longest ago.
    case roundRobin
    /// The agent with the fewest chats.
    case leastLoaded
}
