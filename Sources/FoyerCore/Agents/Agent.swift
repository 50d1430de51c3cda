/// A person who talks to visitors.
public struct Agent: Hashable, Sendable, Identifiable {
    public typealias ID = Identifier<Agent>

    public let id: ID
    /// What visitors and colleagues see.
    public var name: String
    public var title: String
    public var email: String
    public var role: Role
    /// Chats at the same time that distribution may give; accepting by hand is not limited.
    public var limit: Int

    public init(id: ID, name: String, title: String, email: String, role: Role, limit: Int = Agent.usualLimit)
    {
        self.id = id
        self.name = name
        self.title = title
        self.email = email
        self.role = role
        self.limit = limit
    }

    /// Six parallel chats: what one person follows without letting anybody wait.
    public static let usualLimit = 6
}

/// Whether an agent is at work, as the rule of holders sees it.
public enum Attendance: Hashable, Sendable {
    /// Online, with a connected console: can be given chats.
    case online
    /// Away, with a connected console: keeps the chats they have.
    case away
    /// Without a connected console, and not Offline yet: keeps their chats until then.
    case absent(until: Instant)
    case offline
}

/// Whether an agent takes chats.
public enum Availability: String, CaseIterable, Hashable, Sendable {
    case online
    /// Gets nothing by itself, but may accept.
    case away
    case offline
}
