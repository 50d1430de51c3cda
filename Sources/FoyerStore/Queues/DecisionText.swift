import FoyerCore

/// A decision as text in one column: a line for each queue, with its outcome and its candidates.
enum DecisionText {
    /// As many as an agent reads; the one who was assigned is always among them.
    private static let candidateLimit = 20

    static func encode(_ decision: RoutingDecision) -> String {
        decision.steps.map { step in
            ([step.queue.description, outcome(step.outcome)] + kept(step).map(candidate)).joined(
                separator: " ")
        }.joined(separator: "\n")
    }

    /// Nil if the text is damaged.
    static func decode(_ text: String) -> RoutingDecision? {
        var steps: [QueueStep] = []
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            guard words.count >= 2, let queue = ChatQueue.ID(words[0]), let outcome = outcome(words[1]) else {
                return nil
            }
            let candidates = words.dropFirst(2).compactMap(candidate)
            guard candidates.count == words.count - 2 else { return nil }
            steps.append(QueueStep(queue: queue, candidates: candidates, outcome: outcome))
        }
        return RoutingDecision(steps: steps)
    }

    private static func kept(_ step: QueueStep) -> [AgentLoad] {
        guard step.candidates.count > candidateLimit else { return step.candidates }
        let first = Array(step.candidates.prefix(candidateLimit))
        guard case .assigned(let agent) = step.outcome, !first.contains(where: { $0.agent == agent }) else {
            return first
        }
        return first.dropLast() + step.candidates.filter { $0.agent == agent }
    }

    private static func candidate(_ load: AgentLoad) -> String {
        let fields = [
            load.agent.description, load.availability.rawValue, load.isConnected ? "1" : "0",
            "\(load.chats)", "\(load.limit)",
        ]
        return fields.joined(separator: ":")
    }

    private static func candidate(_ text: String) -> AgentLoad? {
        let parts = text.split(separator: ":").map(String.init)
        guard parts.count == 5, let agent = Agent.ID(parts[0]),
            let availability = Availability(rawValue: parts[1]),
            let chats = Int(parts[3]), let limit = Int(parts[4])
        else { return nil }
        return AgentLoad(
            agent: agent, availability: availability, isConnected: parts[2] == "1", chats: chats,
            limit: limit,
            lastGiven: nil)
    }

    private static func outcome(_ outcome: QueueStep.Outcome) -> String {
        switch outcome {
        case .assigned(let agent): "assigned:\(agent)"
        case .waits(.untilAccepted): "untilAccepted"
        case .waits(.nobodyFree): "nobodyFree"
        case .waits(.behind(let count)): "behind:\(count)"
        case .passedOn(.closed(let until)): "closed:\(until.map { "\($0.milliseconds)" } ?? "")"
        case .passedOn(.nobodyOnline): "nobodyOnline"
        case .passedOn(.full(let limit)): "full:\(limit)"
        }
    }

    private static func outcome(_ text: String) -> QueueStep.Outcome? {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        let value = parts.count == 2 ? parts[1] : ""
        switch parts[0] {
        case "assigned": return Agent.ID(value).map { .assigned($0) }
        case "untilAccepted": return .waits(.untilAccepted)
        case "nobodyFree": return .waits(.nobodyFree)
        case "behind": return Int(value).map { .waits(.behind($0)) }
        case "closed": return .passedOn(.closed(until: Int64(value).map(Instant.init(milliseconds:))))
        case "nobodyOnline": return .passedOn(.nobodyOnline)
        case "full": return Int(value).map { .passedOn(.full(limit: $0)) }
        case _: return nil
        }
    }
}
