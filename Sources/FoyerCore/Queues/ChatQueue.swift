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
