/// Why an event cannot happen to a visitor.
public enum VisitorRefusal: Error, Hashable, Sendable {
    /// The action is not offered in this status.
    case notOffered(in: VisitorStatus)
    /// Another agent was first.
    case alreadyTaken(by: Agent.ID)
    /// The chat or the invitation belongs to another agent.
    case notYours(Agent.ID)
    case invitationOver
    /// There is an open chat already; the message belongs there.
    case chatOpen(Chat.ID)
    case noOpenChat
    case banned
}
