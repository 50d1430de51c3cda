/// The target of a new chat.
public enum Route: Hashable, Sendable {
    case flow(Flow.ID)
    case bot(Bot.ID)
    /// Assigned to this agent at once; through the queue, if one chose the agent.
    case agent(Agent.ID, from: ChatQueue.ID?)
    /// Waits in this queue.
    case queue(ChatQueue.ID)
    /// No agent of the queue or its backups is Online.
    case nobody
}
