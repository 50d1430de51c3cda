public import FoyerCore

/// The roles that administrators have made; the built-in ones are in `Role.builtIn`.
public struct RoleTable {
    let db: any SQLConnection

    init(_ db: any SQLConnection) { self.db = db }

    /// Built-in and own roles.
    public func all() throws -> [Role] {
        try Role.builtIn
            + db.run("SELECT * FROM role ORDER BY name, id").map { row in
                // A permission that this version does not know grants nothing.
                let permissions = ListText.decode(try row.text("permissions"))
                return Role(
                    id: try row.value("id"), name: try row.text("name"),
                    permissions: Set(permissions.compactMap(Role.Permission.init(rawValue:))))
            }
    }

    /// Inserts an own role, or overwrites it.
    public func save(_ role: Role) throws {
        let permissions = ListText.encode(role.permissions.map(\.rawValue).sorted())
        try db.run(
            """
            INSERT INTO role (id, name, permissions) VALUES (\(role.id), \(role.name), \(permissions))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, permissions = excluded.permissions
            """)
        try DirectoryTable(db).markChanged()
    }

    public func delete(_ id: Role.ID) throws {
        try db.run("DELETE FROM role WHERE id = \(id)")
        try DirectoryTable(db).markChanged()
    }
}
