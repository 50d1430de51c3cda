import FoyerCore

/// An agent as a row.
enum AgentRow {
    static func agent(_ row: Row, skills: Set<Skill.ID>) throws -> Agent {
        Agent(
            id: try row.id("id"), name: try row.text("name"), alias: try row.text("alias"),
            title: try row.text("title"), email: try row.text("email"), role: try row.value("role"),
            limit: try row.integer("chat_limit"), skills: skills, isActive: try row.bool("active"))
    }
}
