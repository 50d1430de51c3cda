/// A visitor's status with what belongs to it, so that no status can be without its chat, agent or invitation.
public enum VisitorState: Hashable, Sendable {
    case inSite
    case waitingForChat(Chat.ID, in: ChatQueue.ID, since: Instant)
    case chatting(Chat.ID, with: Agent.ID)
    case chattingWithFlow(Chat.ID, Flow.ID)
    case chattingWithBot(Chat.ID, Bot.ID)
    case manuallyInvited(Invitation)
    case refusedByAgent
    case refusedByVisitor
    case end
    /// Not a status: a banned visitor is in no list. Left only by a new visit after the ban is gone.
    case banned

    /// The word on screen; nil when banned.
    public var status: VisitorStatus? {
        switch self {
        case .inSite: .inSite
        case .waitingForChat: .waitingForChat
        case .chatting: .chatting
        case .chattingWithFlow: .chattingWithFlow
        case .chattingWithBot: .chattingWithBot
        case .manuallyInvited: .manuallyInvited
        case .refusedByAgent: .refusedByAgent
        case .refusedByVisitor: .refusedByVisitor
        case .end: .end
        case .banned: nil
        }
    }

    /// The open chat, if there is one.
    public var chat: Chat.ID? {
        switch self {
        case .waitingForChat(let chat, _, _), .chatting(let chat, _), .chattingWithFlow(let chat, _),
            .chattingWithBot(let chat, _):
            chat
        case .inSite, .manuallyInvited, .refusedByAgent, .refusedByVisitor, .end, .banned:
            nil
        }
    }

    /// Whose visitor this is: the agent in the chat, or the inviter.
    public var assignee: Agent.ID? {
        switch self {
        case .chatting(_, let agent): agent
        case .manuallyInvited(let invitation): invitation.by
        case .inSite, .waitingForChat, .chattingWithFlow, .chattingWithBot, .refusedByAgent,
            .refusedByVisitor, .end,
            .banned:
            nil
        }
    }
}
