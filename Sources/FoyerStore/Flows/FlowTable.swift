public import FoyerCore

/// The flows, in all their versions.
public struct FlowTable {
    let db: any SQLConnection

    init(_ db: any SQLConnection) { self.db = db }

    /// All versions of all flows; a running chat keeps the one it began with.
    public func all() throws -> [StoredFlow] {
        try db.run(
            """
            SELECT flow_version.flow, flow_version.version, flow_version.definition, flow.published
            FROM flow_version JOIN flow ON flow.id = flow_version.flow ORDER BY flow, version
            """
        ).map { row in
            let version: Int64 = try row.integer("version")
            let published: Int64 = try row.integer("published")
            return StoredFlow(
                flow: try row.id("flow"), version: Int(version), isPublished: version == published,
                definition: try row.text("definition"))
        }
    }

    /// Publishes a version of a flow.
    public func publish(_ flow: Flow.ID, name: String, version: Int, definition: String) throws {
        try db.run(
            """
            INSERT INTO flow (id, name, published) VALUES (\(flow), \(name), \(version))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, published = excluded.published
            """
        )
        try db.run(
            "INSERT INTO flow_version (flow, version, definition) VALUES (\(flow), \(version), \(definition))"
        )
        try DirectoryTable(db).markChanged()
    }
}
