extension ChatQueue {
    /// Where a chat requested in this queue goes (docs/product.md, 1.2).
    /// - Parameter loads: the agents of this queue.
    public func route(among loads: [AgentLoad]) -> Route {
        guard loads.contains(where: { $0.availability == .online }) else { return .nobody }
        guard let agent = taker(among: loads) else { return .queue(id) }
        return .agent(agent, from: id)
    }

    /// The agent to assign the next waiting chat to; nil if the chat must wait.
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
