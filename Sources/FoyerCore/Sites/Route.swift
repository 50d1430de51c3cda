/// Where a chat goes.
public enum Route: Hashable, Sendable {
    case flow(Flow.ID)
    case bot(Bot.ID)
    /// To this agent at once; by way of the queue, when one gave it.
    case agent(Agent.ID, from: ChatQueue.ID?)
    /// Waits in this queue.
    case queue(ChatQueue.ID)
    /// No agent of the queue or its backup is Online.
    case nobody
}
