public import FoyerCore

/// The queues, with their agents and the exceptions of their hours.
public struct QueueTable {
    let db: any SQLConnection

    init(_ db: any SQLConnection) { self.db = db }

    public func all() throws -> [ChatQueue] {
        var agents: [ChatQueue.ID: [Agent.ID]] = [:]
        for row in try db.run("SELECT queue, agent FROM queue_agent ORDER BY agent") {
            agents[try row.id("queue"), default: []].append(try row.id("agent"))
        }
        var exceptions: [ChatQueue.ID: [HoursException]] = [:]
        for row in try db.run("SELECT queue, day, name, spans FROM queue_exception") {
            exceptions[try row.id("queue"), default: []].append(try QueueRow.exception(row))
        }
        return try db.run("SELECT * FROM queue ORDER BY name, id").map {
            try QueueRow.queue($0, agents: agents, exceptions: exceptions)
        }
    }

    public func find(_ id: ChatQueue.ID) throws -> ChatQueue? { try all().first { $0.id == id } }

    /// Inserts the queue, or overwrites its settings, agents and exceptions.
    public func save(_ queue: ChatQueue) throws {
        let hand = queue.hours?.byHand?.columns
        try db.run(
            """
            INSERT INTO queue (id, name, distribution, backup, waiting_limit, overflow_after, zone, week, by_hand,
                               by_hand_until)
            VALUES (\(queue.id), \(queue.name), \(queue.distribution), \(queue.backup), \(queue.limit),
                    \(queue.overflowAfter?.milliseconds), \(queue.hours?.zone),
                    \(queue.hours.map { HoursText.encode($0.week) }), \(hand?.name), \(hand?.until))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, distribution = excluded.distribution,
                backup = excluded.backup, waiting_limit = excluded.waiting_limit,
                overflow_after = excluded.overflow_after, zone = excluded.zone, week = excluded.week,
                by_hand = excluded.by_hand, by_hand_until = excluded.by_hand_until
            """
        )
        try db.run("DELETE FROM queue_agent WHERE queue = \(queue.id)")
        for agent in queue.agents {
            try db.run("INSERT INTO queue_agent (queue, agent) VALUES (\(queue.id), \(agent))")
        }
        try db.run("DELETE FROM queue_exception WHERE queue = \(queue.id)")
        for exception in queue.hours?.exceptions ?? [] {
            try db.run(
                """
                INSERT INTO queue_exception (queue, day, name, spans)
                VALUES (\(queue.id), \(exception.day.description), \(exception.name),
                        \(HoursText.encode(exception.spans)))
                """
            )
        }
        try DirectoryTable(db).markChanged()
    }

    /// Deletes the queue; queues whose backup it is have none from then on.
    public func delete(_ queue: ChatQueue.ID) throws {
        try db.run("UPDATE queue SET backup = NULL WHERE backup = \(queue)")
        try db.run("DELETE FROM queue WHERE id = \(queue)")
        try DirectoryTable(db).markChanged()
    }
}
