public import FoyerCore

/// The skills; which agents have them is in `AgentTable`.
public struct SkillTable {
    let db: any SQLConnection

    init(_ db: any SQLConnection) { self.db = db }

    public func all() throws -> [Skill] {
        try db.run("SELECT * FROM skill ORDER BY name, id").map {
            Skill(id: try $0.id("id"), name: try $0.text("name"))
        }
    }

    /// Inserts a skill, or renames it.
    public func save(_ skill: Skill) throws {
        try db.run(
            """
            INSERT INTO skill (id, name) VALUES (\(skill.id), \(skill.name))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name
            """)
        try DirectoryTable(db).markChanged()
    }

    /// Deletes a skill; the agents who had it lose it.
    public func delete(_ id: Skill.ID) throws {
        try db.run("DELETE FROM skill WHERE id = \(id)")
        try DirectoryTable(db).markChanged()
    }
}
