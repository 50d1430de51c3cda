/// Whether an agent accepts chats.
public enum Availability: String, CaseIterable, Hashable, Sendable {
    case online
    /// Is assigned nothing automatically, but may accept.
    case away
    case offline
}
