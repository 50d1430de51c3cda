public import FoyerCore

/// Variables that the website sets for its visitors.
public struct VariableTable {
    let db: any SQLConnection

    init(_ db: any SQLConnection) { self.db = db }

    public func all(of visitor: Visitor.ID) throws -> [String: String] {
        var variables: [String: String] = [:]
        for row in try db.run("SELECT name, value FROM variable WHERE visitor = \(visitor)") {
            variables[try row.text("name")] = try row.text("value")
        }
        return variables
    }

    public func set(_ variables: [String: String], of visitor: Visitor.ID) throws {
        for (name, value) in variables {
            try db.run(
                """
                INSERT INTO variable (visitor, name, value) VALUES (\(visitor), \(name), \(value))
                ON CONFLICT (visitor, name) DO UPDATE SET value = excluded.value
                """
            )
        }
    }

    public func delete(_ names: Set<String>, of visitor: Visitor.ID) throws {
        for name in names {
            try db.run("DELETE FROM variable WHERE visitor = \(visitor) AND name = \(name)")
        }
    }
}
