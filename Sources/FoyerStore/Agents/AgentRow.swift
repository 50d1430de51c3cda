import FoyerCore

/// An agent as a row.
enum AgentRow {
    static func agent(_ row: Row) throws -> Agent {
        Agent(
            id: try row.id("id"), name: try row.text("name"), title: try row.text("title"),
            email: try row.text("email"),
            role: try row.value("role"), limit: Int(try row.integer("chat_limit")))
    }
}
