public import FoyerCore

/// How far each chat is in its flow.
public struct FlowRunTable {
    let db: any SQLConnection

    init(_ db: any SQLConnection) { self.db = db }

    /// How far a chat is in its flow; nil when no flow runs in it.
    public func find(of chat: Chat.ID) throws -> FlowRun? {
        guard let row = try db.run("SELECT * FROM flow_run WHERE chat = \(chat)").first else { return nil }
        var fields: [String: String] = [:]
        for field in try db.run("SELECT name, value FROM flow_field WHERE chat = \(chat)") {
            fields[try field.text("name")] = try field.text("value")
        }
        return FlowRun(
            flow: try row.id("flow"), version: try row.integer("version"), node: try row.text("node"),
            phase: try row.value("phase"), fields: fields, attempts: try row.integer("attempts"),
            wakeAt: try row.optionalInstant("wake_at"))
    }

    public func save(_ flowRun: FlowRun, of chat: Chat.ID) throws {
        try db.run(
            """
            INSERT INTO flow_run (chat, flow, version, node, phase, attempts, wake_at)
            VALUES (\(chat), \(flowRun.flow), \(flowRun.version), \(flowRun.node), \(flowRun.phase), \(flowRun.attempts),
                    \(flowRun.wakeAt))
            ON CONFLICT (chat) DO UPDATE SET flow = excluded.flow, version = excluded.version, node = excluded.node,
                phase = excluded.phase, attempts = excluded.attempts, wake_at = excluded.wake_at
            """
        )
        for (name, value) in flowRun.fields {
            try db.run(
                """
                INSERT INTO flow_field (chat, name, value) VALUES (\(chat), \(name), \(value))
                ON CONFLICT (chat, name) DO UPDATE SET value = excluded.value
                """
            )
        }
    }

    public func delete(of chat: Chat.ID) throws {
        try db.run("DELETE FROM flow_run WHERE chat = \(chat)")
    }

    /// Chats whose flow is due by `now`, the longest due first, with the number of the flow's right to speak.
    public func due(by now: Instant) throws -> [(chat: Chat.ID, visitor: Visitor.ID, right: Int64)] {
        try db.run(
            """
            SELECT chat.id, chat.visitor, chat.speaking_right FROM flow_run JOIN chat ON chat.id = flow_run.chat
            WHERE flow_run.wake_at <= \(now) AND chat.ended_at IS NULL ORDER BY flow_run.wake_at
            """
        ).map { (try $0.id("id"), try $0.id("visitor"), try $0.integer("speaking_right")) }
    }
}
