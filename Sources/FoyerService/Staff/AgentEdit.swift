public import FoyerCore

/// A change of an agent; nil leaves a value as it is.
public struct AgentEdit: Hashable, Sendable {
    public var name: String?
    public var alias: String?
    public var title: String?
    public var email: String?
    public var role: Role.ID?
    public var limit: Int?
    public var skills: Set<Skill.ID>?
    public var isActive: Bool?

    public init(
        name: String? = nil, alias: String? = nil, title: String? = nil, email: String? = nil,
        role: Role.ID? = nil, limit: Int? = nil, skills: Set<Skill.ID>? = nil, isActive: Bool? = nil
    ) {
        self.name = name
        self.alias = alias
        self.title = title
        self.email = email
        self.role = role
        self.limit = limit
        self.skills = skills
        self.isActive = isActive
    }

    func applied(to agent: Agent) throws(AgentFailure) -> Agent {
        try AgentDraft(
            name: name ?? agent.name, alias: alias ?? agent.alias, title: title ?? agent.title,
            email: email ?? agent.email, role: role ?? agent.role, limit: limit ?? agent.limit,
            skills: skills ?? agent.skills
        ).checked(id: agent.id, isActive: isActive ?? agent.isActive)
    }
}
