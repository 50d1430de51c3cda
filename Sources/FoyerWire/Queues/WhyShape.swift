public import FoyerCore

/// Why a chat is where it is: what each queue asked decided, and what would change it.
public struct WhyShape: WireShape, Hashable {
    /// How the chat came to where it is.
    public enum Cause: String, CaseIterable, Hashable, Sendable {
        /// It waits in a queue.
        case waits
        /// A queue assigned it; the steps are those of that moment.
        case assigned
        /// An agent accepted it, or came to it by an invitation, a transfer or a take-over.
        case accepted
        /// A flow or a bot speaks.
        case automated
        case ended
    }

    public let chat: Chat.ID
    public let cause: Cause
    /// The agent who has it.
    public let agent: Agent.ID?
    /// When the decision was made.
    public let at: Instant?
    /// How many chats wait ahead of it.
    public let ahead: Int
    public let steps: [QueueStep]
    public let remedies: [RoutingRemedy]

    public init(
        _ chat: Chat.ID, cause: Cause, agent: Agent.ID? = nil, at: Instant? = nil, ahead: Int = 0,
        steps: [QueueStep] = [], remedies: [RoutingRemedy] = []
    ) {
        self.chat = chat
        self.cause = cause
        self.agent = agent
        self.at = at
        self.ahead = ahead
        self.steps = steps
        self.remedies = remedies
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("agent", agent)
            json.member("ahead", ahead)
            json.member("at", at)
            json.member("cause", cause)
            json.member("chat", chat)
            json.member("remedies", remedies.map(RemedyShape.init))
            json.member("steps", steps.map(StepShape.init))
        }
    }
}

private struct StepShape: WireShape {
    let step: QueueStep

    func write(to json: inout JSONWriter) {
        json.object { json in
            if case .assigned(let agent) = step.outcome { json.member("assigned", agent) }
            if case .waits(.behind(let count)) = step.outcome { json.member("behind", count) }
            json.member("candidates", step.candidates.map(CandidateShape.init))
            if case .passedOn(.full(let limit)) = step.outcome { json.member("limit", limit) }
            json.member("outcome", StepOutcome(step.outcome))
            json.member("queue", step.queue)
            if case .passedOn(.closed(let until)) = step.outcome { json.member("until", until) }
        }
    }
}

/// The names of outcomes on the wire.
public enum StepOutcome: String, CaseIterable, Hashable, Sendable {
    case assigned, untilAccepted, nobodyFree, behind, closed, nobodyOnline, full

    public init(_ outcome: QueueStep.Outcome) {
        self =
            switch outcome {
            case .assigned: .assigned
            case .waits(.untilAccepted): .untilAccepted
            case .waits(.nobodyFree): .nobodyFree
            case .waits(.behind): .behind
            case .passedOn(.closed): .closed
            case .passedOn(.nobodyOnline): .nobodyOnline
            case .passedOn(.full): .full
            }
    }
}

private struct CandidateShape: WireShape {
    let load: AgentLoad

    init(_ load: AgentLoad) { self.load = load }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("agent", load.agent)
            json.member("chats", load.chats)
            json.member("limit", load.limit)
            if let obstacle = load.obstacle { json.member("obstacle", obstacle) }
        }
    }
}

private struct RemedyShape: WireShape {
    let remedy: RoutingRemedy

    func write(to json: inout JSONWriter) {
        json.object { json in
            switch remedy {
            case .agentFree(let agent):
                json.member("agent", agent)
                json.member("is", "agentFree")
            case .opens(let queue, let at):
                json.member("at", at)
                json.member("is", "opens")
                json.member("queue", queue)
            case .turn(let queue):
                json.member("is", "turn")
                json.member("queue", queue)
            case .room(let queue):
                json.member("is", "room")
                json.member("queue", queue)
            }
        }
    }
}
