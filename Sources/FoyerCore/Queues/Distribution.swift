/// How a queue assigns chats to its agents.
public enum Distribution: String, CaseIterable, Hashable, Sendable {
    /// Chats wait until an agent accepts.
    case manual
    /// The agent whose last assignment is the longest ago.
    case roundRobin
    /// The agent with the fewest chats.
    case leastLoaded
}
