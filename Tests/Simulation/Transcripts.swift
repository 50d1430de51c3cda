import FoyerCore

/// Reads a chat's transcript as a stranger would, and holds it against the rules: numbers without a gap, one speaker at a
/// time, nothing after the end.
struct ScriptReader {
    enum Speaker: Hashable {
        /// A flow, a bot, or nobody yet.
        case machine
        case queue
        case agent(Agent.ID)
        /// Passed on by an agent, to whom the next line says.
        case passing(from: Agent.ID)
        case over
    }

    private(set) var speaker = Speaker.machine
    private(set) var last: Int64 = 0
    /// The last line at which each agent was in the chat: all before it they might read then.
    private(set) var lastHeard: [Agent.ID: Int64] = [:]
    private(set) var ended: (reason: EndReason, at: Instant)?

    struct Fault: Error { let what: String }

    mutating func read(_ message: Message) throws(Fault) {
        guard message.sequence == last + 1 else {
            throw Fault(what: "a gap in the numbers: \(message.sequence) follows \(last)")
        }
        last = message.sequence
        guard speaker != .over else { throw Fault(what: "\(message.author) wrote after the end") }
        let before = speaker
        switch message.author {
        case .visitor: break
        case .agent(let agent):
            // The words of an invitation come first, before the inviter joins.
            guard speaker == .agent(agent) || speaker == .machine && message.sequence == 1 else {
                throw Fault(what: "agent \(agent) wrote while \(speaker) was speaking")
            }
        case .flow, .bot:
            guard speaker == .machine else {
                throw Fault(what: "\(message.author) wrote while \(speaker) was speaking")
            }
        case .system(let event): try take(event, at: message.at)
        }
        for agent in [before, speaker].compactMap(\.agent) { lastHeard[agent] = message.sequence }
    }

    private mutating func take(_ event: SystemEvent, at now: Instant) throws(Fault) {
        switch event {
        case .joined(let agent):
            if case .agent(let other) = speaker {
                throw Fault(what: "agent \(agent) joined while \(other) was speaking")
            }
            speaker = .agent(agent)
        case .waiting:
            guard speaker == .machine || speaker.isPassing else {
                throw Fault(what: "it waits while \(speaker) is speaking")
            }
            speaker = .queue
        case .flowStopped(let agent), .takenOver(let agent):
            guard speaker == .machine else {
                throw Fault(what: "agent \(agent) took over from \(speaker)")
            }
            speaker = .agent(agent)
        case .transferred(let agent):
            guard speaker == .agent(agent) else {
                throw Fault(what: "agent \(agent) passed on what \(speaker) spoke in")
            }
            speaker = .passing(from: agent)
        case .refused:
            guard speaker == .queue else { throw Fault(what: "it was refused while \(speaker) was speaking") }
            speaker = .over
            ended = (.refused, now)
        case .ended(let reason):
            speaker = .over
            ended = (reason, now)
        }
    }

    /// Whether the chat's row says the same.
    func agrees(with chat: Chat) -> Bool {
        guard chat.last == last, (chat.ended != nil) == (speaker == .over) else { return false }
        if let reason = chat.ended?.reason { return reason == ended?.reason }
        switch chat.speaker {
        case .queue: return speaker == .queue
        case .agent(let agent): return speaker == .agent(agent)
        case .flow, .bot: return speaker == .machine
        }
    }
}

extension ScriptReader.Speaker {
    var agent: Agent.ID? {
        switch self {
        case .agent(let agent), .passing(let agent): agent
        case .machine, .queue, .over: nil
        }
    }

    fileprivate var isPassing: Bool {
        if case .passing = self { true } else { false }
    }
}
