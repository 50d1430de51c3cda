/// A person who talks to visitors.
public struct Agent: Hashable, Sendable, Identifiable {
    public typealias ID = Identifier<Agent>

    public let id: ID
    /// What visitors and colleagues see.
    public var name: String
    public var title: String
    public var email: String
    public var role: Role
    /// The most concurrent chats that distribution assigns; accepting by hand is not limited.
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

    /// Six concurrent chats: as many as one person can follow without making visitors wait.
    public static let usualLimit = 6
}
