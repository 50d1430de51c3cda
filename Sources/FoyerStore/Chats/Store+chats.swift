public import FoyerCore

extension SQLConnection {
    /// Opens a chat; the speaker is assigned next. The schema allows one open chat per visitor.
    public func open(
        _ chat: Chat.ID, of visitor: Visitor.ID, on widget: Widget.ID, speaker: Speaker, at now: Instant
    ) throws {
        try run(
            """
            INSERT INTO chat (id, visitor, widget, speaker_kind, speaker, started_at)
            VALUES (\(chat), \(visitor), \(widget), \(ChatRow.kind(of: speaker)), \(ChatRow.id(of: speaker)), \(now))
            """
        )
        try run("UPDATE visitor SET chats = chats + 1 WHERE id = \(visitor)")
    }

    /// Assigns the right to speak under a new number: what is sent under the old one is refused from now on.
    /// - Parameters:
    ///   - wait: how the chat waits in its queue; nil if it does not.
    ///   - transfer: the transfer that the speaker must open first; nil if there is none.
    public func give(_ chat: Chat.ID, to speaker: Speaker, wait: Wait?, transfer: Transfer?) throws {
        try run(
            """
            UPDATE chat SET speaker_kind = \(ChatRow.kind(of: speaker)), speaker = \(ChatRow.id(of: speaker)),
                queue = COALESCE(\(wait?.queue), queue), \(Self.hold(wait, transfer)),
                speaking_right = speaking_right + 1, version = version + 1
            WHERE id = \(chat) AND ended_at IS NULL
            """
        )
    }

    /// Updates the wait or the transfer while the speaker stays the same.
    public func hold(_ chat: Chat.ID, wait: Wait?, transfer: Transfer?) throws {
        try run(
            """
            UPDATE chat SET \(Self.hold(wait, transfer)), version = version + 1
            WHERE id = \(chat) AND ended_at IS NULL
            """
        )
    }

    private static func hold(_ wait: Wait?, _ transfer: Transfer?) -> SQL {
        """
        waiting_since = \(wait?.since), waits_after = \(wait?.after), outlook = \(wait?.outlook),
        told_at = \(wait?.toldAt), transfer_by = \(transfer?.by), transfer_at = \(transfer?.at),
        transfer_until = \(transfer?.until), transfer_note = \(transfer?.note)
        """
    }

    /// Records the queue through which a chat was assigned without waiting.
    public func record(_ chat: Chat.ID, cameBy queue: ChatQueue.ID) throws {
        try run("UPDATE chat SET queue = \(queue) WHERE id = \(chat)")
    }

    public func close(_ chat: Chat.ID, reason: EndReason, at now: Instant) throws {
        try run(
            """
            UPDATE chat SET ended_at = \(now), end_reason = \(reason), speaking_right = speaking_right + 1,
                version = version + 1
            WHERE id = \(chat) AND ended_at IS NULL
            """
        )
        try run("DELETE FROM flow_run WHERE chat = \(chat)")
        try run("DELETE FROM bot_run WHERE chat = \(chat)")
    }

    /// The chat with its last message.
    public func chat(_ id: Chat.ID) throws -> Chat? {
        try run(Self.chats + " WHERE chat.id = \(id)").first.map(ChatRow.chat)
    }

    /// A visitor's chats, newest first.
    public func chats(of visitor: Visitor.ID, limit: Int) throws -> [Chat] {
        try run(Self.chats + " WHERE chat.visitor = \(visitor) ORDER BY chat.started_at DESC LIMIT \(limit)")
            .map(ChatRow.chat)
    }

    /// Waiting chats: first those that an agent had before, then the longest wait.
    public func waitingChats() throws -> [Chat] {
        try run(
            Self.chats + """
                 WHERE chat.ended_at IS NULL AND chat.speaker_kind = 'queue'
                ORDER BY chat.waits_after IS NULL, chat.waiting_since, chat.id
                """
        ).map(ChatRow.chat)
    }

    /// The waiting chats after one of them, in the order of `waitingChats`.
    /// - Parameter chat: nil for the first; a chat that no longer waits keeps its former position.
    public func waitingChats(after chat: Chat.ID?, most limit: Int) throws -> [Chat] {
        try run(
            Self.chats
                + " WHERE chat.ended_at IS NULL AND chat.speaker_kind = 'queue' AND \(Self.behind(chat)) ORDER BY \(Self.isLater("chat")), chat.waiting_since, chat.id LIMIT \(limit)"
        ).map(ChatRow.chat)
    }

    /// The number of chats waiting behind one.
    public func countWaiting(after chat: Chat.ID?) throws -> Int {
        let rows = try run(
            "SELECT COUNT(*) AS behind FROM chat WHERE ended_at IS NULL AND speaker_kind = 'queue' AND \(Self.behind(chat))"
        )
        return Int(try rows[0].integer("behind"))
    }

    private static func behind(_ chat: Chat.ID?) -> SQL {
        guard let chat else { return "1 = 1" }
        let place: SQL = "FROM chat AS other WHERE other.id = \(chat) AND other.waiting_since IS NOT NULL"
        return """
            (\(isLater("chat")), chat.waiting_since, chat.id) > (
                COALESCE((SELECT \(isLater("other")) \(place)), 0),
                COALESCE((SELECT other.waiting_since \(place)), 0), \(chat))
            """
    }

    /// 0 for a chat whose agent is gone, which is ahead of all others; 1 for the others.
    private static func isLater(_ table: StaticString) -> SQL {
        "CASE WHEN \(raw: table).waits_after IS NULL THEN 1 ELSE 0 END"
    }

    /// Chats that wait to be accepted or opened, with what the rule of holders needs.
    public func unansweredChats() throws -> [(visitor: Visitor.ID, state: VisitorState)] {
        let columns: SQL = """
            SELECT id AS chat, visitor, speaker_kind, speaker, waiting_since, waits_after, outlook, told_at,
                transfer_by, transfer_at, transfer_until, transfer_note FROM chat
            """
        let waiting = try run(columns + " WHERE ended_at IS NULL AND speaker_kind = 'queue'")
        let passed = try run(columns + " WHERE transfer_until IS NOT NULL AND ended_at IS NULL")
        return try (waiting + passed).map { (try $0.id("visitor"), try ChatRow.state(of: $0.id("chat"), $0)) }
    }

    /// Visitors who chat with an agent, or were transferred to the agent.
    public func visitors(with agent: Agent.ID) throws -> [Visitor.ID] {
        try run(
            "SELECT visitor FROM chat WHERE ended_at IS NULL AND speaker_kind = 'agent' AND speaker = \(agent)"
        ).map { try $0.id("visitor") }
    }

    /// The position of a waiting chat in its queue, from 1.
    public func position(of chat: Chat) throws -> Int? {
        guard let wait = chat.wait, chat.ended == nil else { return nil }
        let rows = try run(
            """
            SELECT COUNT(*) AS ahead FROM chat
            WHERE ended_at IS NULL AND speaker_kind = 'queue' AND speaker = \(wait.queue)
                AND (CASE WHEN waits_after IS NULL THEN 1 ELSE 0 END, waiting_since, id) < (\(wait.after == nil), \(wait.since), \(chat.id))
            """
        )
        return Int(try rows[0].integer("ahead")) + 1
    }

    /// An agent's open chats, and those ended since `limit`, newest first.
    public func chats(with agent: Agent.ID, endedSince limit: Instant, most: Int) throws -> [Chat] {
        let open = try run(
            Self.chats + """
                 WHERE chat.ended_at IS NULL AND chat.speaker_kind = 'agent' AND chat.speaker = \(agent)
                ORDER BY chat.started_at DESC
                """)
        let ended = try run(
            Self.chats + """
                 WHERE chat.ended_at >= \(limit) AND chat.speaker_kind = 'agent' AND chat.speaker = \(agent)
                ORDER BY chat.ended_at DESC LIMIT \(most)
                """)
        return try (open + ended).map(ChatRow.chat)
    }

    /// Open chats that this agent transferred to a colleague who has not opened them.
    public func chats(passedBy agent: Agent.ID) throws -> [Chat] {
        try run(
            Self.chats
                + " WHERE chat.transfer_until IS NOT NULL AND chat.ended_at IS NULL AND chat.transfer_by = \(agent)"
        ).map(ChatRow.chat)
    }

    /// Every open chat.
    public func openChats() throws -> [Chat] {
        try run(Self.chats + " WHERE chat.ended_at IS NULL").map(ChatRow.chat)
    }

    /// Open chats whose last message is older than `limit`.
    public func idleChats(since limit: Instant) throws -> [Chat] {
        try run(
            Self.chats + """
                 WHERE chat.ended_at IS NULL AND chat.speaker_kind = 'agent' AND \(limit) > COALESCE((
                    SELECT at FROM message WHERE message.chat = chat.id ORDER BY sequence DESC LIMIT 1), chat.started_at)
                """
        ).map(ChatRow.chat)
    }

    /// The number of open chats of each agent.
    public func chatsPerAgent() throws -> [Agent.ID: Int] {
        var counts: [Agent.ID: Int] = [:]
        for row in try run(
            "SELECT speaker, COUNT(*) AS chats FROM chat WHERE ended_at IS NULL AND speaker_kind = 'agent' GROUP BY speaker"
        ) {
            counts[try row.id("speaker")] = Int(try row.integer("chats"))
        }
        return counts
    }

    private static var chats: SQL {
        """
        SELECT chat.*, (SELECT COALESCE(MAX(sequence), 0) FROM message WHERE message.chat = chat.id) AS last,
               message.author AS m_author, message.agent AS m_agent, message.event AS m_event,
               message.text AS m_text, message.at AS m_at, message.note AS m_note, message.draft AS m_draft,
               message.sequence AS m_sequence, visitor.name AS visitor_name
        FROM chat JOIN visitor ON visitor.id = chat.visitor
        LEFT JOIN message ON message.chat = chat.id AND message.sequence = (
            SELECT said.sequence FROM message AS said
            WHERE said.chat = chat.id AND said.author <> 'system' AND said.note = 0
            ORDER BY said.sequence DESC LIMIT 1)
        """
    }
}

/// The columns of a chat.
enum ChatRow {
    static func kind(of speaker: Speaker) -> String {
        switch speaker {
        case .queue: "queue"
        case .agent: "agent"
        case .flow: "flow"
        case .bot: "bot"
        }
    }

    static func id(of speaker: Speaker) -> String {
        switch speaker {
        case .queue(let id): id.description
        case .agent(let id): id.description
        case .flow(let id): id.description
        case .bot(let id): id.description
        }
    }

    static func assignee(_ speaker: Speaker) -> Agent.ID? {
        switch speaker {
        case .agent(let agent): agent
        case .queue, .flow, .bot: nil
        }
    }

    static func speaker(_ row: Row) throws -> Speaker {
        switch try row.text("speaker_kind") {
        case "queue": .queue(try row.id("speaker"))
        case "agent": .agent(try row.id("speaker"))
        case "flow": .flow(try row.id("speaker"))
        case "bot": .bot(try row.id("speaker"))
        default: throw StoreError.damaged(column: "speaker_kind")  // a text, not an enum of ours
        }
    }

    /// The state of an open chat's visitor.
    static func state(of chat: Chat.ID, _ row: Row) throws -> VisitorState {
        switch try speaker(row) {
        case .queue:
            guard let wait = try wait(row) else { throw StoreError.damaged(column: "waiting_since") }
            return .waitingForChat(chat, wait)
        case .agent(let agent):
            return try transfer(row).map { .transferring(chat, $0) } ?? .chatting(chat, with: agent)
        case .flow(let flow): return .chattingWithFlow(chat, flow)
        case .bot(let bot): return .chattingWithBot(chat, bot)
        }
    }

    /// nil if the chat does not wait.
    static func wait(_ row: Row) throws -> Wait? {
        guard let since = try row.optionalInstant("waiting_since") else { return nil }
        return Wait(
            in: try row.id("speaker"), since: since, after: try row.optionalID("waits_after"),
            outlook: try row.value("outlook"), toldAt: try row.instant("told_at"))
    }

    /// nil if the chat was not transferred, or has been opened since.
    static func transfer(_ row: Row) throws -> Transfer? {
        guard let until = try row.optionalInstant("transfer_until") else { return nil }
        return Transfer(
            by: try row.id("transfer_by"), to: try row.id("speaker"), at: try row.instant("transfer_at"),
            until: until, note: try row.text("transfer_note"))
    }

    static func chat(_ row: Row) throws -> Chat {
        let id: Chat.ID = try row.id("id")
        var end: Chat.End?
        if let at = try row.optionalInstant("ended_at") {
            end = Chat.End(at: at, reason: try row.value("end_reason"))
        }
        let last = try row.integer("last")
        var lastMessage: Message?
        if try row.optionalText("m_author") != nil {
            lastMessage = Message(
                chat: id, sequence: try row.integer("m_sequence"), draft: try row.text("m_draft"),
                author: try MessageRow.author(row, prefix: "m_"),
                text: try row.text("m_text"), at: try row.instant("m_at"), isNote: try row.bool("m_note"))
        }
        return Chat(
            id: id, visitor: try row.id("visitor"), visitorName: try row.optionalText("visitor_name"),
            widget: try row.id("widget"), speaker: try speaker(row),
            queue: try row.optionalID("queue"), right: try row.integer("speaking_right"),
            version: try row.integer("version"), startedAt: try row.instant("started_at"),
            wait: end == nil ? try wait(row) : nil, transfer: end == nil ? try transfer(row) : nil,
            ended: end,
            last: last,
            lastMessage: lastMessage,
            marks: Chat.Marks(
                visitorDelivered: try row.integer("visitor_delivered"),
                visitorRead: try row.integer("visitor_read"),
                agentDelivered: try row.integer("agent_delivered"), agentRead: try row.integer("agent_read"))
        )
    }
}
