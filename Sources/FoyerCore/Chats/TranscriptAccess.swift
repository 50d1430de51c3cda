/// Who may read the messages of a chat. The only such rule: every way to a message asks it
/// (docs/threat-model.md lists the ways).
public struct TranscriptAccess: Hashable, Sendable {
    /// The agent who asks.
    public let agent: Agent.ID
    public let permissions: Set<Role.Permission>
    /// Chats that the agent has joined or monitors; both are audited.
    public var entered: Set<Chat.ID>

    public init(agent: Agent.ID, permissions: Set<Role.Permission>, entered: Set<Chat.ID> = []) {
        self.agent = agent
        self.permissions = permissions
        self.entered = entered
    }

    /// Whether the agent may read the chat in its current state. Ended and waiting chats are open to every
    /// agent with the chat permission; a running one only to its agent and to agents who joined or monitor
    /// it.
    public func permits(_ chat: Chat) -> Bool {
        guard permissions.contains(.chat) else { return false }
        if chat.ended != nil || entered.contains(chat.id) { return true }
        return switch chat.speaker {
        case .queue: true
        case .agent(let assignee): assignee == agent
        case .flow, .bot: false
        }
    }
}
