public import FoyerCore

/// A flow's definition as stored; parsed by the caller.
public struct StoredFlow: Hashable, Sendable {
    public let flow: Flow.ID
    public let version: Int
    public let isPublished: Bool
    public let definition: String
}

extension SQLConnection {
    /// All versions of all flows; a running chat keeps the one it began with.
    public func flows() throws -> [StoredFlow] {
        try run(
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
        try run(
            """
            INSERT INTO flow (id, name, published) VALUES (\(flow), \(name), \(version))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, published = excluded.published
            """
        )
        try run(
            "INSERT INTO flow_version (flow, version, definition) VALUES (\(flow), \(version), \(definition))"
        )
        try recordDirectoryChange()
    }

    public func bots() throws -> [Bot] {
        try run("SELECT id, name FROM bot ORDER BY name, id").map {
            Bot(id: try $0.id("id"), name: try $0.text("name"))
        }
    }

    public func insert(_ bot: Bot) throws {
        try run("INSERT INTO bot (id, name) VALUES (\(bot.id), \(bot.name))")
        try recordDirectoryChange()
    }

    /// The progress of a chat in its flow.
    public func flowRun(of chat: Chat.ID) throws -> FlowRun? {
        guard let row = try run("SELECT * FROM flow_run WHERE chat = \(chat)").first else { return nil }
        var fields: [String: String] = [:]
        for field in try run("SELECT name, value FROM flow_field WHERE chat = \(chat)") {
            fields[try field.text("name")] = try field.text("value")
        }
        return FlowRun(
            flow: try row.id("flow"), version: try row.integer("version"), node: try row.text("node"),
            phase: try row.value("phase"), fields: fields, attempts: try row.integer("attempts"),
            wakeAt: try row.optionalInstant("wake_at"))
    }

    public func save(_ flowRun: FlowRun, of chat: Chat.ID) throws {
        try run(
            """
            INSERT INTO flow_run (chat, flow, version, node, phase, attempts, wake_at)
            VALUES (\(chat), \(flowRun.flow), \(flowRun.version), \(flowRun.node), \(flowRun.phase), \(flowRun.attempts),
                    \(flowRun.wakeAt))
            ON CONFLICT (chat) DO UPDATE SET flow = excluded.flow, version = excluded.version, node = excluded.node,
                phase = excluded.phase, attempts = excluded.attempts, wake_at = excluded.wake_at
            """
        )
        for (name, value) in flowRun.fields {
            try run(
                """
                INSERT INTO flow_field (chat, name, value) VALUES (\(chat), \(name), \(value))
                ON CONFLICT (chat, name) DO UPDATE SET value = excluded.value
                """
            )
        }
    }

    public func deleteFlowRun(of chat: Chat.ID) throws {
        try run("DELETE FROM flow_run WHERE chat = \(chat)")
    }

    /// Chats whose flow is due by `now`, the longest due first, with the number of the flow's right to speak.
    public func chatsToWake(by now: Instant) throws -> [(chat: Chat.ID, visitor: Visitor.ID, right: Int64)] {
        try run(
            """
            SELECT chat.id, chat.visitor, chat.speaking_right FROM flow_run JOIN chat ON chat.id = flow_run.chat
            WHERE flow_run.wake_at <= \(now) AND chat.ended_at IS NULL ORDER BY flow_run.wake_at
            """
        ).map { (try $0.id("id"), try $0.id("visitor"), try $0.integer("speaking_right")) }
    }

    /// Consecutive questions that the bot had no answer for.
    public func misses(in chat: Chat.ID) throws -> Int {
        try run("SELECT misses FROM bot_run WHERE chat = \(chat)").first?.integer("misses") ?? 0
    }

    public func saveMisses(_ misses: Int, of bot: Bot.ID, in chat: Chat.ID) throws {
        try run(
            """
            INSERT INTO bot_run (chat, bot, misses) VALUES (\(chat), \(bot), \(misses))
            ON CONFLICT (chat) DO UPDATE SET bot = excluded.bot, misses = excluded.misses
            """
        )
    }
}
