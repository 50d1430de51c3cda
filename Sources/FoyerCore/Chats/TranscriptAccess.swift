/// Who may read what is said in a chat. This is the only such rule: every way to a chat's words asks it (docs/threat-model.md
/// lists the ways).
public struct TranscriptAccess: Hashable, Sendable {
    /// The agent who wants to read.
    public let agent: Agent.ID
    public let permissions: Set<Role.Permission>
    /// Chats that the agent has joined or monitors; coming in is audited.
    public var entered: Set<Chat.ID>

    public init(agent: Agent.ID, permissions: Set<Role.Permission>, entered: Set<Chat.ID> = []) {
        self.agent = agent
        self.permissions = permissions
        self.entered = entered
    }

    /// Whether the agent may read the chat as it is now. Ended and waiting chats are open to everyone who chats; a running one only
    /// to its agent, and to those who came in.
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
