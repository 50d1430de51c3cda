/// What one queue decides on a chat, with its reasons.
public struct QueueStep: Hashable, Sendable {
    public let queue: ChatQueue.ID
    /// In the order in which the queue assigns: the first without an obstacle gets the chat.
    public let candidates: [AgentLoad]
    public let outcome: Outcome

    public enum Outcome: Hashable, Sendable {
        case assigned(Agent.ID)
        case waits(Wait)
        /// To the backup; without one, nobody is expected.
        case passedOn(Reason)
    }

    /// Why a chat waits though agents are Online.
    public enum Wait: Hashable, Sendable {
        /// Agents accept by themselves.
        case untilAccepted
        /// No agent can be assigned a further chat.
        case nobodyFree
        /// So many wait longer.
        case behind(Int)
    }

    /// Why the queue does not take a chat.
    public enum Reason: Hashable, Sendable {
        case closed(until: Instant?)
        case nobodyOnline
        /// As many wait as may.
        case full(limit: Int)
    }

    public init(queue: ChatQueue.ID, candidates: [AgentLoad], outcome: Outcome) {
        self.queue = queue
        self.candidates = candidates
        self.outcome = outcome
    }
}
