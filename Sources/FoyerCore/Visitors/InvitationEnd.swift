/// Why an invitation ended without an answer.
public enum InvitationEnd: Hashable, Sendable {
    case withdrawn(by: Agent.ID)
    case lapsed
    case inviterOffline
}
