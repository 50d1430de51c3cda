/// A system message in the transcript.
public enum SystemEvent: Hashable, Sendable {
    case waiting
    case joined(Agent.ID)
    /// Transferred; `to` is the receiving agent, or nil for a queue.
    case transferred(by: Agent.ID, to: Agent.ID?)
    case flowStopped(by: Agent.ID)
    case takenOver(by: Agent.ID)
    /// The agent in the chat logged out, went Offline or lost the connection; the chat waits for another one.
    case left(Agent.ID)
    /// The agent is gone; the chat waits ahead of all others.
    case next
    /// The previous agent is back and has the chat again.
    case back(Agent.ID)
    /// The receiver did not open the transfer in time, or is gone.
    case notOpened(Agent.ID)
    /// No agent who could accept the waiting chat is Online any more.
    case nobodyOnline
    /// An agent is Online again.
    case onlineAgain
    /// Nobody has accepted the waiting chat within the queue's time limit.
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

    /// The agent that the event is about.
    public var agent: Agent.ID? {
        switch self {
        case .joined(let agent), .transferred(let agent, _), .flowStopped(let agent), .takenOver(let agent),
            .left(let agent), .back(let agent), .notOpened(let agent):
            agent
        case .waiting, .next, .nobodyOnline, .onlineAgain, .overdue, .refused, .ended: nil
        }
    }

    /// The receiver of a transfer.
    public var receiver: Agent.ID? {
        switch self {
        case .transferred(_, let receiver): receiver
        case .waiting, .joined, .flowStopped, .takenOver, .left, .next, .back, .notOpened, .nobodyOnline,
            .onlineAgain, .overdue, .refused, .ended:
            nil
        }
    }
}
