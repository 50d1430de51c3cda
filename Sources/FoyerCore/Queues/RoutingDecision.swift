/// Where a chat goes, and why: what each queue asked decided, in order. Routing follows it, and the answer to
/// "why this agent?" shows it.
public struct RoutingDecision: Hashable, Sendable {
    /// The queue and its backups, up to the first that keeps the chat.
    public let steps: [QueueStep]

    /// - Parameter line: the queue, then its backups in order.
    public init<Failure: Error>(
        along line: [ChatQueue], in situation: (ChatQueue) throws(Failure) -> QueueSituation
    ) throws(Failure) {
        var steps: [QueueStep] = []
        for queue in line {
            let step = queue.decide(in: try situation(queue))
            steps.append(step)
            if case .passedOn = step.outcome { continue }
            break
        }
        self.steps = steps
    }

    public init(steps: [QueueStep]) { self.steps = steps }

    public var route: Route {
        guard let last = steps.last else { return .nobody }
        return switch last.outcome {
        case .assigned(let agent): .agent(agent, from: last.queue)
        case .waits: .queue(last.queue)
        case .passedOn: .nobody
        }
    }
}
