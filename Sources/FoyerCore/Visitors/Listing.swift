/// Who is on the live visitor list, and what leaving the website brings (docs/product.md, 1.2).
public enum Listing {
    /// Whether a visitor without a connection is on the list, as after a restart: a chat is open, an agent's invitation
    /// is, or an agent has captured them.
    public static func lists(_ state: VisitorState, isCaptured: Bool) -> Bool {
        state.status?.hasOpenChat == true || state.assignee != nil || isCaptured
    }

    /// Whether the row of a visitor who has left stays on the list.
    public static func staysAfterLeaving(_ status: VisitorStatus, isCaptured: Bool) -> Bool {
        status.hasOpenChat || isCaptured
    }

    /// What is due once a visitor has been away for the leave time.
    public static func consequence(ofLeavingIn status: VisitorStatus) -> LeaveConsequence {
        switch status {
        case .waitingForChat: .endsRequest
        case .manuallyInvited: .endsInvitation
        case .chatting, .chattingWithFlow, .chattingWithBot: .keepsChat
        case .inSite, .refusedByAgent, .refusedByVisitor, .end: .nothingOpen
        }
    }
}

/// What becomes of what a visitor had open when they left.
public enum LeaveConsequence: Hashable, Sendable, CaseIterable {
    /// The request is over at once. Should an agent have been given the chat at this very moment, it ends as one that
    /// `keepsChat`.
    case endsRequest
    /// The invitation is over at once.
    case endsInvitation
    /// The chat stays open for the return time.
    case keepsChat
    /// Nothing was open: the row leaves the list, unless captured.
    case nothingOpen
}
