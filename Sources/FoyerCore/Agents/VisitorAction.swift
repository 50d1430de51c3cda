/// What an agent can do to a visitor from the list (the source text's sections 1 to 9).
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
}
