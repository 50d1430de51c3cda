/// Who may speak in a chat besides the visitor.
public enum Speaker: Hashable, Sendable {
    /// No speaker yet: the chat waits in a queue.
    case queue(ChatQueue.ID)
    case agent(Agent.ID)
    case flow(Flow.ID)
    case bot(Bot.ID)
}
