/// Where chats wait for an agent.
public struct ChatQueue: Hashable, Sendable, Identifiable {
    public typealias ID = Identifier<ChatQueue>

    public let id: ID
    public var name: String
    public var distribution: Distribution
    public var agents: [Agent.ID]
    /// Used when none of this queue's agents is Online, when it is closed, and when it is full.
    public var backup: ID?
    /// When it accepts chats; nil: always.
    public var hours: OfficeHours?
    /// The most chats that may wait; a further one goes to the backup. Nil: any number.
    public var limit: Int?
    /// How long a visitor waits before the offline form is offered; nil: as the settings of the site say.
    public var overflowAfter: Span?

    public init(
        id: ID, name: String, distribution: Distribution, agents: [Agent.ID], backup: ID? = nil,
        hours: OfficeHours? = nil, limit: Int? = nil, overflowAfter: Span? = nil
    ) {
        self.id = id
        self.name = name
        self.distribution = distribution
        self.agents = agents
        self.backup = backup
        self.hours = hours
        self.limit = limit
        self.overflowAfter = overflowAfter
    }

    public static let nameLimit = 60
    /// One person reads them in a list.
    public static let countLimit = 200
    /// All agents of a large company.
    public static let agentLimit = 1_000
    public static let waitingLimits = 1...10_000
    /// As the setting of the site that it replaces.
    public static let overflowLimits = SiteSetting.queueTime.bounds
}
