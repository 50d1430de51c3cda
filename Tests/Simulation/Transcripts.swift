import FoyerCore

/// Reads a chat's transcript and checks it independently of the server's rules: no gap in the numbers, one speaker at a time,
/// nothing after the end.
struct ScriptReader {
    enum Speaker: Hashable {
        /// A flow, a bot, or nobody yet.
        case machine
        case queue
        case agent(Agent.ID)
        /// Transferred or abandoned by an agent, and not yet joined. `to` is the receiver, if there is one.
        case passing(from: Agent.ID, to: Agent.ID?)
        case over
    }

    private(set) var speaker = Speaker.machine
    private(set) var last: Int64 = 0
    /// The last message during each agent's time in the chat; the agent may read everything before it.
    private(set) var lastReadable: [Agent.ID: Int64] = [:]
    private(set) var ended: (reason: EndReason, at: Instant)?
    /// A receiver who did not open the chat may also read the next message, which says where the chat went.
    private var released: Agent.ID?

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
            // The text of an invitation is the first message, before the inviter joins. A receiver may transfer
            // a chat on without opening it, with a note.
            let isPassedOn =
                if case .passing(_, agent) = speaker { message.isNote } else { false }
            guard speaker == .agent(agent) || isPassedOn || speaker == .machine && message.sequence == 1
            else {
                throw Fault(what: "agent \(agent) wrote while \(speaker) was speaking")
            }
        case .flow, .bot:
            guard speaker == .machine else {
                throw Fault(what: "\(message.author) wrote while \(speaker) was speaking")
            }
        case .system(let event): try take(event, at: message.at)
        }
        let leaving = released.map { [$0] } ?? []
        for agent in before.agents + speaker.agents + leaving { lastReadable[agent] = message.sequence }
        if case .system(.notOpened(let agent)) = message.author { released = agent } else { released = nil }
    }

    private mutating func take(_ event: SystemEvent, at now: Instant) throws(Fault) {
        switch event {
        case .joined(let agent):
            if case .agent(let other) = speaker {
                throw Fault(what: "agent \(agent) joined while \(other) was speaking")
            }
            if case .passing(_, let receiver?) = speaker, receiver != agent {
                throw Fault(what: "agent \(agent) joined a chat that was transferred to \(receiver)")
            }
            speaker = .agent(agent)
        case .back(let agent):
            guard speaker == .queue || speaker == .passing(from: agent, to: nil) else {
                throw Fault(what: "agent \(agent) is back while \(speaker) is speaking")
            }
            speaker = .agent(agent)
        case .left(let agent):
            guard speaker == .agent(agent) else {
                throw Fault(what: "agent \(agent) left while \(speaker) was speaking")
            }
            speaker = .passing(from: agent, to: nil)
        case .notOpened(let agent):
            guard case .passing(let giver, agent) = speaker else {
                throw Fault(what: "agent \(agent) did not open a chat of \(speaker)")
            }
            speaker = .passing(from: giver, to: nil)
        case .next:
            guard case .passing(_, nil) = speaker else {
                throw Fault(what: "the chat moves to the front while \(speaker) is speaking")
            }
            speaker = .queue
        case .nobodyOnline:
            switch speaker {
            case .queue, .passing(_, nil): speaker = .queue
            case .machine, .agent, .passing, .over:
                throw Fault(what: "nobody is online while \(speaker) is speaking")
            }
        case .onlineAgain, .overdue:
            guard speaker == .queue else { throw Fault(what: "\(event) while \(speaker) is speaking") }
        case .waiting:
            guard speaker == .machine || speaker.isPassing else {
                throw Fault(what: "the chat waits while \(speaker) is speaking")
            }
            speaker = .queue
        case .flowStopped(let agent), .takenOver(let agent):
            guard speaker == .machine else {
                throw Fault(what: "agent \(agent) took over from \(speaker)")
            }
            speaker = .agent(agent)
        case .transferred(let agent, let receiver):
            let isTheirs =
                if case .passing(_, agent) = speaker { true } else { speaker == .agent(agent) }
            guard isTheirs else { throw Fault(what: "agent \(agent) passed on a chat of \(speaker)") }
            speaker = .passing(from: agent, to: receiver)
        case .refused:
            guard speaker == .queue else {
                throw Fault(what: "the chat was refused while \(speaker) was speaking")
            }
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
        case .agent(let agent):
            guard let transfer = chat.transfer else { return speaker == .agent(agent) }
            return speaker == .passing(from: transfer.by, to: agent)
        case .flow, .bot: return speaker == .machine
        }
    }
}

extension ScriptReader.Speaker {
    var agents: [Agent.ID] {
        switch self {
        case .agent(let agent): [agent]
        case .passing(let giver, let receiver): [giver] + (receiver.map { [$0] } ?? [])
        case .machine, .queue, .over: []
        }
    }

    fileprivate var isPassing: Bool {
        if case .passing = self { true } else { false }
    }
}
