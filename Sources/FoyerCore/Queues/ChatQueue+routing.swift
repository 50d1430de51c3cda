extension ChatQueue {
    /// What this queue decides on a chat (docs/product.md, 1.2).
    public func decide(in situation: QueueSituation) -> QueueStep {
        let candidates = ordered(situation)
        return QueueStep(queue: id, candidates: candidates, outcome: outcome(among: candidates, situation))
    }

    private func outcome(among candidates: [AgentLoad], _ situation: QueueSituation) -> QueueStep.Outcome {
        if case .closed(let until) = situation.hours { return .passedOn(.closed(until: until)) }
        guard candidates.contains(where: { $0.availability == .online }) else {
            return .passedOn(.nobodyOnline)
        }
        if distribution != .manual, situation.ahead == 0, let taker = candidates.first(where: \.hasRoom) {
            return .assigned(taker.agent)
        }
        if let limit, !situation.isWaiting, situation.ahead >= limit { return .passedOn(.full(limit: limit)) }
        if distribution == .manual { return .waits(.untilAccepted) }
        return .waits(candidates.contains(where: \.hasRoom) ? .behind(situation.ahead) : .nobodyFree)
    }

    /// The agents of this queue in the order in which it assigns.
    private func ordered(_ situation: QueueSituation) -> [AgentLoad] {
        let mine = Set(agents)
        return situation.loads.filter { mine.contains($0.agent) }.map { load in (rank(load, situation), load)
        }
        .sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// The lowest is first.
    private func rank(_ load: AgentLoad, _ situation: QueueSituation) -> (Int, Int64, Agent.ID) {
        let lastGiven = load.lastGiven?.milliseconds ?? 0
        return switch distribution {
        case .manual, .roundRobin: (0, lastGiven, load.agent)
        case .leastLoaded: (load.chats, lastGiven, load.agent)
        case .lastAgentFirst:
            (load.agent == situation.lastAgent ? -1 : load.chats, lastGiven, load.agent)
        }
    }
}
