/// Why an event is refused.
public enum VisitorRefusal: Error, Hashable, Sendable {
    /// The status does not offer the action.
    case notOffered(in: VisitorStatus)
    /// Another agent acted first.
    case alreadyTaken(by: Agent.ID)
    /// The chat or the invitation belongs to another agent.
    case notYours(Agent.ID)
    case invitationOver
    /// There is an open chat already, and the message belongs there.
    case chatOpen(Chat.ID)
    case noOpenChat
    case banned
}
