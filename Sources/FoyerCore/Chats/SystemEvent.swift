/// A line in the transcript that nobody wrote.
public enum SystemEvent: Hashable, Sendable {
    case waiting
    case joined(Agent.ID)
    /// To a colleague, who has not joined yet; `to` is nil when it went to a queue.
    case transferred(by: Agent.ID, to: Agent.ID?)
    case flowStopped(by: Agent.ID)
    case takenOver(by: Agent.ID)
    /// The agent in the chat logged out, went Offline or lost the connection; the chat waits for another.
    case left(Agent.ID)
    /// The chat of an agent who left waits ahead of all others.
    case next
    /// The agent who had the chat before has it again.
    case back(Agent.ID)
    /// The receiver of a transfer did not open the chat in time, or is gone.
    case notOpened(Agent.ID)
    /// Nobody who could take the waiting chat is Online any more.
    case nobodyOnline
    /// Somebody is Online again.
    case onlineAgain
    /// Nobody has taken the waiting chat within the queue's limit.
    case overdue
    case refused
    case ended(EndReason)

    /// The kind, as stored and sent.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case waiting, joined, transferred, flowStopped, takenOver, left, next, back, notOpened
        case nobodyOnline, onlineAgain, overdue, refused, ended
    }

    public var kind: Kind {
        switch self {
        case .waiting: .waiting
        case .joined: .joined
        case .transferred: .transferred
        case .flowStopped: .flowStopped
        case .takenOver: .takenOver
        case .left: .left
        case .next: .next
        case .back: .back
        case .notOpened: .notOpened
        case .nobodyOnline: .nobodyOnline
        case .onlineAgain: .onlineAgain
        case .overdue: .overdue
        case .refused: .refused
        case .ended: .ended
        }
    }

    /// The agent who did it, or whom it is about.
    public var agent: Agent.ID? {
        switch self {
        case .joined(let agent), .transferred(let agent, _), .flowStopped(let agent), .takenOver(let agent),
            .left(let agent), .back(let agent), .notOpened(let agent):
            agent
        case .waiting, .next, .nobodyOnline, .onlineAgain, .overdue, .refused, .ended: nil
        }
    }

    /// The agent whom the chat was passed to.
    public var receiver: Agent.ID? {
        switch self {
        case .transferred(_, let receiver): receiver
        case .waiting, .joined, .flowStopped, .takenOver, .left, .next, .back, .notOpened, .nobodyOnline,
            .onlineAgain, .overdue, .refused, .ended:
            nil
        }
    }
}
