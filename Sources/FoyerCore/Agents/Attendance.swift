/// Whether an agent is at work, for the rules about who holds a chat.
public enum Attendance: Hashable, Sendable {
    /// Online, with a connected console: can be assigned chats.
    case online
    /// Away, with a connected console: keeps the current chats.
    case away
    /// No connected console, but not Offline yet: keeps the current chats for the return time.
    case absent(until: Instant)
    case offline
}
