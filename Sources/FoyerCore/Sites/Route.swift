/// The target of a new chat.
public enum Route: Hashable, Sendable {
    case flow(Flow.ID)
    case bot(Bot.ID)
    /// Assigned to this agent at once; through the queue, if one chose the agent.
    case agent(Agent.ID, from: ChatQueue.ID?)
    /// Waits in this queue.
    case queue(ChatQueue.ID)
    /// None of the queues asked is open with an agent Online.
    case nobody

    /// The agent it is assigned to.
    public var agent: Agent.ID? {
        switch self {
        case .agent(let agent, _): agent
        case .flow, .bot, .queue, .nobody: nil
        }
    }
}
