public import FoyerCore

extension SQLConnection {
    /// Opens a chat; who may speak in it is given next. The schema allows one open chat a visitor.
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

    /// Gives the right to speak under a new number: what is sent under the old one is refused from now on.
    public func give(_ chat: Chat.ID, to speaker: Speaker, at now: Instant) throws {
        let (queue, since): (ChatQueue.ID?, Instant?) =
            switch speaker {
            case .queue(let queue): (queue, now)
            case .agent, .flow, .bot: (nil, nil)
            }
        try run(
            """
            UPDATE chat SET speaker_kind = \(ChatRow.kind(of: speaker)), speaker = \(ChatRow.id(of: speaker)),
                queue = COALESCE(\(queue), queue), waiting_since = \(since),
                speaking_right = speaking_right + 1, version = version + 1
            WHERE id = \(chat) AND ended_at IS NULL
            """
        )
    }

    /// Notes by which queue a chat came to its agent without waiting.
    public func note(_ chat: Chat.ID, cameBy queue: ChatQueue.ID) throws {
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

    /// Chats that nobody has taken, longest wait first.
    public func waitingChats() throws -> [Chat] {
        try run(
            Self.chats
                + " WHERE chat.ended_at IS NULL AND chat.speaker_kind = 'queue' ORDER BY chat.waiting_since, chat.id"
        ).map(ChatRow.chat)
    }

    /// The waiting chats that come after one of them, those who wait longest first.
    ///
    /// - Parameter chat: nil: from the first; a chat that waits no longer keeps its former place.
    public func waitingChats(after chat: Chat.ID?, most limit: Int) throws -> [Chat] {
        try run(
            Self.chats
                + " WHERE chat.ended_at IS NULL AND chat.speaker_kind = 'queue' AND \(Self.behind(chat)) ORDER BY chat.waiting_since, chat.id LIMIT \(limit)"
        ).map(ChatRow.chat)
    }

    /// How many chats wait behind one.
    public func countWaiting(after chat: Chat.ID?) throws -> Int {
        let rows = try run(
            "SELECT COUNT(*) AS behind FROM chat WHERE ended_at IS NULL AND speaker_kind = 'queue' AND \(Self.behind(chat))"
        )
        return Int(try rows[0].integer("behind"))
    }

    private static func behind(_ chat: Chat.ID?) -> SQL {
        guard let chat else { return "1 = 1" }
        return
            "(chat.waiting_since, chat.id) > (COALESCE((SELECT other.waiting_since FROM chat AS other WHERE other.id = \(chat)), 0), \(chat))"
    }

    /// The place of a waiting chat in its queue, from 1.
    public func position(of chat: Chat) throws -> Int? {
        guard case .queue(let queue) = chat.speaker, let since = chat.waitingSince, chat.ended == nil else {
            return nil
        }
        let rows = try run(
            """
            SELECT COUNT(*) AS ahead FROM chat WHERE ended_at IS NULL AND speaker_kind = 'queue' AND speaker = \(queue)
                AND (waiting_since, id) < (\(since), \(chat.id))
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

    /// Open chats for each agent.
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

/// How a chat stands in its row.
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
            waitingSince: try row.optionalInstant("waiting_since"), ended: end, last: last,
            lastMessage: lastMessage,
            marks: Chat.Marks(
                visitorDelivered: try row.integer("visitor_delivered"),
                visitorRead: try row.integer("visitor_read"),
                agentDelivered: try row.integer("agent_delivered"), agentRead: try row.integer("agent_read"))
        )
    }
}
