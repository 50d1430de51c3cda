public import FoyerCore

/// What an administrator enters about an agent.
public struct AgentDraft: Hashable, Sendable {
    public var name: String
    public var alias: String
    public var title: String
    public var email: String
    public var role: Role.ID
    public var limit: Int
    public var skills: Set<Skill.ID>

    public init(
        name: String, alias: String, title: String, email: String, role: Role.ID, limit: Int,
        skills: Set<Skill.ID>
    ) {
        self.name = name
        self.alias = alias
        self.title = title
        self.email = email
        self.role = role
        self.limit = limit
        self.skills = skills
    }

    /// An agent with these values, cleaned.
    ///
    /// - Throws: `empty`, `tooLong` or `notAContact`, naming the field.
    func checked(id: Agent.ID, isActive: Bool) throws(AgentFailure) -> Agent {
        let email = TextRules.trimmed(email).lowercased()
        guard !email.isEmpty else { throw .empty(field: "email") }
        guard EmailCheck.accepts(email[...]) else { throw .notAContact(ContactFault(.email, .notAnEmail)) }
        return Agent(
            id: id, name: try EditStaff.name(name, limit: Agent.nameLimit),
            alias: try TextRules.line(alias, field: "alias", limit: Agent.nameLimit),
            title: try TextRules.line(title, field: "title", limit: Agent.nameLimit), email: email,
            role: role, limit: limit, skills: skills, isActive: isActive)
    }
}
