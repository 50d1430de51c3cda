/// What an agent can do to a visitor from the list (`docs/product.md` section 1.3).
public enum VisitorAction: String, CaseIterable, Hashable, Sendable {
    case visitorInfo
    case capture
    case release
    case ban
    case invite
    case accept
    case refuse
    case goToChat
    case join
    case monitor
    case takeOver

    /// The permission that an agent needs for it.
    public var needs: Role.Permission {
        switch self {
        case .visitorInfo: .seeVisitors
        case .capture, .release: .capture
        case .ban: .ban
        case .monitor: .monitor
        case .invite, .accept, .refuse, .goToChat, .join, .takeOver: .chat
        }
    }
}
