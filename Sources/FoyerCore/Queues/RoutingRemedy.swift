/// One thing that would give a chat another route.
public enum RoutingRemedy: Hashable, Sendable {
    /// The agent is Online, connected and below the limit.
    case agentFree(Agent.ID)
    /// The queue's hours begin.
    case opens(ChatQueue.ID, at: Instant?)
    /// The chats ahead of it are assigned.
    case turn(ChatQueue.ID)
    /// Fewer chats wait in the queue.
    case room(ChatQueue.ID)
}

extension RoutingDecision {
    /// Each single change that would give the chat another route: tried out by deciding again, so that what
    /// is named is true.
    /// - Parameters:
    ///   - line: as for the decision.
    ///   - situations: the situation of every queue of the line.
    public func remedies(
        along line: [ChatQueue], in situations: [ChatQueue.ID: QueueSituation]
    ) -> [RoutingRemedy] {
        proposals.filter { remedy in
            let changed = situations.reduce(into: [:]) { $0[$1.key] = $1.value.after(remedy, in: $1.key) }
            let decision = RoutingDecision(along: line.filter { changed[$0.id] != nil }) { queue in
                changed[queue.id, default: QueueSituation(loads: [])]
            }
            return decision.route != route
        }
    }

    /// What prevents another route, in the order of the steps.
    private var proposals: [RoutingRemedy] {
        var seen: Set<RoutingRemedy> = []
        return steps.flatMap { step -> [RoutingRemedy] in
            let agents = step.candidates.filter { !$0.hasRoom }.map { RoutingRemedy.agentFree($0.agent) }
            return switch step.outcome {
            case .assigned: []
            case .waits(.untilAccepted): []
            case .waits(.behind): [.turn(step.queue)]
            case .waits(.nobodyFree), .passedOn(.nobodyOnline): agents
            case .passedOn(.closed(let until)): [.opens(step.queue, at: until)]
            case .passedOn(.full): [.room(step.queue)]
            }
        }.filter { seen.insert($0).inserted }
    }
}

extension QueueSituation {
    fileprivate func after(_ remedy: RoutingRemedy, in queue: ChatQueue.ID) -> QueueSituation {
        var changed = self
        switch remedy {
        case .agentFree(let agent): changed.loads = loads.map { $0.agent == agent ? $0.freed : $0 }
        case .opens(queue, _): changed.hours = .open(until: nil)
        case .turn(queue), .room(queue): changed.ahead = 0
        case .opens, .turn, .room: break
        }
        return changed
    }
}

extension AgentLoad {
    fileprivate var freed: AgentLoad {
        AgentLoad(
            agent: agent, availability: .online, chats: min(chats, limit - 1), limit: limit,
            lastGiven: lastGiven)
    }
}
