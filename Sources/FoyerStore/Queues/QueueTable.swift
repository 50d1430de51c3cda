public import FoyerCore

/// The queues, with their agents.
public struct QueueTable {
    let db: any SQLConnection

    init(_ db: any SQLConnection) { self.db = db }

    public func all() throws -> [ChatQueue] {
        var agents: [ChatQueue.ID: [Agent.ID]] = [:]
        for row in try db.run("SELECT queue, agent FROM queue_agent ORDER BY agent") {
            agents[try row.id("queue"), default: []].append(try row.id("agent"))
        }
        return try db.run("SELECT * FROM queue ORDER BY name, id").map { row in
            let id: ChatQueue.ID = try row.id("id")
            return ChatQueue(
                id: id, name: try row.text("name"), distribution: try row.value("distribution"),
                agents: agents[id] ?? [],
                backup: try row.optionalID("backup"))
        }
    }

    /// Inserts the queue, or overwrites its settings and agents.
    public func save(_ queue: ChatQueue) throws {
        try db.run(
            """
            INSERT INTO queue (id, name, distribution, backup)
            VALUES (\(queue.id), \(queue.name), \(queue.distribution), \(queue.backup))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, distribution = excluded.distribution,
                backup = excluded.backup
            """
        )
        try db.run("DELETE FROM queue_agent WHERE queue = \(queue.id)")
        for agent in queue.agents {
            try db.run("INSERT INTO queue_agent (queue, agent) VALUES (\(queue.id), \(agent))")
        }
        try DirectoryTable(db).markChanged()
    }
}
