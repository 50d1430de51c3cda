/// How busy an agent is, as distribution sees it.
public struct AgentLoad: Hashable, Sendable {
    public let agent: Agent.ID
    public let availability: Availability
    /// Chats at this moment.
    public let chats: Int
    /// See `Agent.limit`.
    public let limit: Int
    /// When a chat was last given; nil when never.
    public let lastGiven: Instant?

    public init(agent: Agent.ID, availability: Availability, chats: Int, limit: Int, lastGiven: Instant?) {
        self.agent = agent
        self.availability = availability
        self.chats = chats
        self.limit = limit
        self.lastGiven = lastGiven
    }

    var hasRoom: Bool { availability == .online && chats < limit }
}

extension ChatQueue {
    /// Where a chat asked for in this queue goes (docs/product.md, 1.2).
    ///
    /// - Parameter loads: the agents of this queue.
    public func route(among loads: [AgentLoad]) -> Route {
        guard loads.contains(where: { $0.availability == .online }) else { return .nobody }
        guard let agent = taker(among: loads) else { return .queue(id) }
        return .agent(agent, from: id)
    }

    /// Who gets the next waiting chat by itself; nil when it must wait.
    public func taker(among loads: [AgentLoad]) -> Agent.ID? {
        let free = loads.filter { agents.contains($0.agent) && $0.hasRoom }
        switch distribution {
        case .manual:
            return nil
        case .roundRobin:
            return free.min {
                ($0.lastGiven?.milliseconds ?? 0, $0.agent) < ($1.lastGiven?.milliseconds ?? 0, $1.agent)
            }?
            .agent
        case .leastLoaded:
            return free.min {
                ($0.chats, $0.lastGiven?.milliseconds ?? 0, $0.agent) < (
                    $1.chats, $1.lastGiven?.milliseconds ?? 0, $1.agent
                )
            }?.agent
        }
    }
}
