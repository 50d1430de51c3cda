/// A visitor's status with the data that belongs to it, so that no status can lack its chat, agent or
/// invitation.
public enum VisitorState: Hashable, Sendable {
    case inSite
    case waitingForChat(Chat.ID, Wait)
    case chatting(Chat.ID, with: Agent.ID)
    /// Also Chatting: transferred to a colleague who has not opened the chat yet.
    case transferring(Chat.ID, Transfer)
    case chattingWithFlow(Chat.ID, Flow.ID)
    case chattingWithBot(Chat.ID, Bot.ID)
    case manuallyInvited(Invitation)
    case refusedByAgent
    case refusedByVisitor
    case end
    /// Not a status: a banned visitor is on no list. Left only by a new visit after the ban is gone.
    case banned

    /// The displayed status; nil when banned.
    public var status: VisitorStatus? {
        switch self {
        case .inSite: .inSite
        case .waitingForChat: .waitingForChat
        case .chatting, .transferring: .chatting
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
        case .waitingForChat(let chat, _), .chatting(let chat, _), .transferring(let chat, _),
            .chattingWithFlow(let chat, _), .chattingWithBot(let chat, _):
            chat
        case .inSite, .manuallyInvited, .refusedByAgent, .refusedByVisitor, .end, .banned:
            nil
        }
    }

    /// The agent this visitor belongs to: in the chat, the receiver of a transfer, or the inviter.
    public var assignee: Agent.ID? {
        switch self {
        case .chatting(_, let agent): agent
        case .transferring(_, let transfer): transfer.to
        case .manuallyInvited(let invitation): invitation.by
        case .inSite, .waitingForChat, .chattingWithFlow, .chattingWithBot, .refusedByAgent,
            .refusedByVisitor, .end,
            .banned:
            nil
        }
    }

    /// How the chat waits; nil unless waiting.
    public var wait: Wait? {
        switch self {
        case .waitingForChat(_, let wait): wait
        case .inSite, .chatting, .transferring, .chattingWithFlow, .chattingWithBot, .manuallyInvited,
            .refusedByAgent, .refusedByVisitor, .end, .banned:
            nil
        }
    }

    /// The transfer that the receiver has not opened yet.
    public var transfer: Transfer? {
        switch self {
        case .transferring(_, let transfer): transfer
        case .inSite, .waitingForChat, .chatting, .chattingWithFlow, .chattingWithBot, .manuallyInvited,
            .refusedByAgent, .refusedByVisitor, .end, .banned:
            nil
        }
    }
}
