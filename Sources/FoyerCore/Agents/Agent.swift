/// A person who talks to visitors.
public struct Agent: Hashable, Sendable, Identifiable {
    public typealias ID = Identifier<Agent>

    public let id: ID
    /// What colleagues see.
    public var name: String
    /// What visitors see instead of the name; empty if they see the name.
    public var alias: String
    public var title: String
    public var email: String
    public var role: Role.ID
    /// The most concurrent chats that distribution assigns; accepting by hand is not limited.
    public var limit: Int
    public var skills: Set<Skill.ID>
    /// A deactivated agent cannot log in. Their name stays in chats and in the audit log.
    public var isActive: Bool

    public init(
        id: ID, name: String, alias: String = "", title: String, email: String, role: Role.ID,
        limit: Int = Agent.usualLimit, skills: Set<Skill.ID> = [], isActive: Bool = true
    ) {
        self.id = id
        self.name = name
        self.alias = alias
        self.title = title
        self.email = email
        self.role = role
        self.limit = limit
        self.skills = skills
        self.isActive = isActive
    }

    /// The name that visitors see.
    public var publicName: String { alias.isEmpty ? name : alias }

    /// Changes with every edit.
    public var revision: Revision {
        Revision(
            of: [name, alias, title, email, role.rawValue, "\(limit)", "\(isActive)"]
                + skills.map(\.description).sorted())
    }

    /// Six concurrent chats: as many as one person can follow without making visitors wait.
    public static let usualLimit = 6
    /// A hundred concurrent chats: more is a mistake of typing.
    public static let highestLimit = 100
    /// Eighty characters for each of name, alias and title: longer than names are, short enough for a header.
    public static let nameLimit = 80
}
