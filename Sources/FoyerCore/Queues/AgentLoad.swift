/// How busy an agent is, for distribution.
public struct AgentLoad: Hashable, Sendable {
    public let agent: Agent.ID
    public let availability: Availability
    /// Whether a console of the agent is connected.
    public let isConnected: Bool
    /// Open chats.
    public let chats: Int
    /// See `Agent.limit`.
    public let limit: Int
    /// When a chat was last assigned; nil for never.
    public let lastGiven: Instant?

    public init(
        agent: Agent.ID, availability: Availability, isConnected: Bool = true, chats: Int, limit: Int,
        lastGiven: Instant?
    ) {
        self.agent = agent
        self.availability = availability
        self.isConnected = isConnected
        self.chats = chats
        self.limit = limit
        self.lastGiven = lastGiven
    }

    var hasRoom: Bool { obstacle == nil }

    /// Why the agent cannot be assigned a chat; nil if they can. Only agents who are Online and connected are
    /// assigned chats.
    public var obstacle: Obstacle? {
        switch availability {
        case .offline: .offline
        case .away: .away
        case .online where !isConnected: .notConnected
        case .online: chats < limit ? nil : .full
        }
    }

    public enum Obstacle: String, CaseIterable, Hashable, Sendable {
        case offline, away
        /// Online, but no console is connected.
        case notConnected
        /// Has the maximum number of concurrent chats.
        case full
    }
}
