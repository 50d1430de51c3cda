extension VisitorAction {
    /// The state of a visitor when an agent looks at the row.
    public struct Situation: Hashable, Sendable {
        public let status: VisitorStatus
        /// Whether the chat or the invitation belongs to this agent.
        public let isMine: Bool
        public let isCaptured: Bool
        public let hasLeft: Bool

        public init(status: VisitorStatus, isMine: Bool, isCaptured: Bool, hasLeft: Bool) {
            self.status = status
            self.isMine = isMine
            self.isCaptured = isCaptured
            self.hasLeft = hasLeft
        }
    }

    /// The actions offered in `situation` to an agent with these permissions. The console shows these.
    /// A command for another one is refused: by the gate for want of a permission, by `VisitorState.applying` for the status.
    public static func offered(in situation: Situation, to permissions: Set<Role.Permission>)
        -> [VisitorAction]
    {
        offered(in: situation).filter { permissions.contains($0.needs) }
    }

    /// The actions that the situation allows, regardless of permissions: the matrix of docs/product.md, 1.3.
    public static func offered(in situation: Situation) -> [VisitorAction] {
        let always: [VisitorAction] = [.visitorInfo, situation.isCaptured ? .release : .capture, .ban]
        if situation.hasLeft, !situation.status.hasOpenChat { return always }
        switch situation.status {
        case .inSite, .refusedByVisitor, .end:
            return always + [.invite]
        case .waitingForChat:
            return always + [.accept, .refuse]
        case .chatting:
            return always + (situation.isMine ? [.goToChat] : [.monitor])
        case .chattingWithFlow:
            return always + [.join, .monitor]
        case .chattingWithBot:
            return always + [.monitor, .takeOver]
        case .manuallyInvited:
            return always + (situation.isMine ? [.goToChat] : [])
        case .refusedByAgent:
            return always
        }
    }
}

extension VisitorStatus {
    /// Whether a chat is open in this status.
    public var hasOpenChat: Bool {
        switch self {
        case .waitingForChat, .chatting, .chattingWithFlow, .chattingWithBot: true
        case .inSite, .manuallyInvited, .refusedByAgent, .refusedByVisitor, .end: false
        }
    }
}
