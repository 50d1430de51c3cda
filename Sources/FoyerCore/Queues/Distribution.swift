/// How a queue assigns chats to its agents.
public enum Distribution: String, CaseIterable, Hashable, Sendable {
    /// Chats wait until an agent accepts.
    case manual
    /// The agent whose last assignment is the longest ago.
    case roundRobin
    /// The agent with the fewest chats.
    case leastLoaded
    /// The agent with whom the visitor chatted last, if that agent can take the chat; else as `leastLoaded`.
    case lastAgentFirst
}
