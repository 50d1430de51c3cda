import FoyerCore

/// The statuses without chat and invitation, as stored.
enum Rest: String {
    case inSite, refusedByAgent, refusedByVisitor, end, banned

    init(_ state: VisitorState) {
        self =
            switch state {
            case .inSite: .inSite
            case .refusedByAgent: .refusedByAgent
            case .refusedByVisitor: .refusedByVisitor
            case .end: .end
            case .banned: .banned
            case .manuallyInvited(let invitation):
                switch invitation.before {
                case .inSite: .inSite
                case .refusedByVisitor: .refusedByVisitor
                case .end: .end
                }
            // An open chat takes precedence; if its row is ever missing, the visit is over.
            case .waitingForChat, .chatting, .transferring, .chattingWithFlow, .chattingWithBot: .end
            }
    }

    var state: VisitorState {
        switch self {
        case .inSite: .inSite
        case .refusedByAgent: .refusedByAgent
        case .refusedByVisitor: .refusedByVisitor
        case .end: .end
        case .banned: .banned
        }
    }
}
