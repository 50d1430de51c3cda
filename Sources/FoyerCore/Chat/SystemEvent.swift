/// A line in the transcript that nobody wrote.
public enum SystemEvent: Hashable, Sendable {
    case waiting
    case joined(Agent.ID)
    case transferred(by: Agent.ID)
    case flowStopped(by: Agent.ID)
    case takenOver(by: Agent.ID)
    case refused
    case ended(EndReason)

    /// The kind, as stored and sent.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case waiting, joined, transferred, flowStopped, takenOver, refused, ended
    }

    public var kind: Kind {
        switch self {
        case .waiting: .waiting
        case .joined: .joined
        case .transferred: .transferred
        case .flowStopped: .flowStopped
        case .takenOver: .takenOver
        case .refused: .refused
        case .ended: .ended
        }
    }

    /// The agent who did it, where one did.
    public var agent: Agent.ID? {
        switch self {
        case .joined(let agent), .transferred(let agent), .flowStopped(let agent), .takenOver(let agent):
            agent
        case .waiting, .refused, .ended: nil
        }
    }
}
