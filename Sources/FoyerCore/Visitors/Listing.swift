/// Who is on the live visitor list, and what happens when a visitor leaves the website (docs/product.md,
/// 1.2).
public enum Listing {
    /// Whether a visitor without a connection is on the list, as after a restart: with an open chat, an open
    /// invitation, or captured.
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
