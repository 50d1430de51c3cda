public import FoyerCore

extension ChatTable {
    /// A visitor's chats, newest first.
    public func newest(of visitor: Visitor.ID, limit: Int) throws -> [Chat] {
        try db.run(
            Self.chats + " WHERE chat.visitor = \(visitor) ORDER BY chat.started_at DESC LIMIT \(limit)"
        )
        .map(ChatRow.chat)
    }

    /// Every open chat.
    public func allOpen() throws -> [Chat] {
        try db.run(Self.chats + " WHERE chat.ended_at IS NULL").map(ChatRow.chat)
    }

    /// An agent's open chats, and those ended since `moment`, newest first.
    public func assigned(to agent: Agent.ID, endedSince moment: Instant, limit: Int) throws -> [Chat] {
        let open = try db.run(
            Self.chats + """
                 WHERE chat.ended_at IS NULL AND chat.speaker_kind = 'agent' AND chat.speaker = \(agent)
                ORDER BY chat.started_at DESC
                """)
        let ended = try db.run(
            Self.chats + """
                 WHERE chat.ended_at >= \(moment) AND chat.speaker_kind = 'agent' AND chat.speaker = \(agent)
                ORDER BY chat.ended_at DESC LIMIT \(limit)
                """)
        return try (open + ended).map(ChatRow.chat)
    }

    /// Open chats that this agent transferred to a colleague who has not opened them.
    public func transferred(by agent: Agent.ID) throws -> [Chat] {
        try db.run(
            Self.chats
                + " WHERE chat.transfer_until IS NOT NULL AND chat.ended_at IS NULL AND chat.transfer_by = \(agent)"
        ).map(ChatRow.chat)
    }

    /// Visitors who chat with an agent, or were transferred to the agent.
    public func visitors(with agent: Agent.ID) throws -> [Visitor.ID] {
        try db.run(
            "SELECT visitor FROM chat WHERE ended_at IS NULL AND speaker_kind = 'agent' AND speaker = \(agent)"
        ).map { try $0.id("visitor") }
    }

    /// The number of open chats of each agent.
    public func countByAgent() throws -> [Agent.ID: Int] {
        var counts: [Agent.ID: Int] = [:]
        for row in try db.run(
            "SELECT speaker, COUNT(*) AS chats FROM chat WHERE ended_at IS NULL AND speaker_kind = 'agent' GROUP BY speaker"
        ) {
            counts[try row.id("speaker")] = Int(try row.integer("chats"))
        }
        return counts
    }

    /// Open chats whose last message is older than `limit`.
    public func idle(since limit: Instant) throws -> [Chat] {
        try db.run(
            Self.chats + """
                 WHERE chat.ended_at IS NULL AND chat.speaker_kind = 'agent' AND \(limit) > COALESCE((
                    SELECT at FROM message WHERE message.chat = chat.id ORDER BY sequence DESC LIMIT 1), chat.started_at)
                """
        ).map(ChatRow.chat)
    }

    /// Chats that wait to be accepted or opened, with what the rule of holders needs.
    public func unanswered() throws -> [(visitor: Visitor.ID, state: VisitorState)] {
        let columns: SQL = """
            SELECT id AS chat, visitor, speaker_kind, speaker, waiting_since, waits_after, outlook, told_at,
                transfer_by, transfer_at, transfer_until, transfer_note FROM chat
            """
        let waiting = try db.run(columns + " WHERE ended_at IS NULL AND speaker_kind = 'queue'")
        let passed = try db.run(columns + " WHERE transfer_until IS NOT NULL AND ended_at IS NULL")
        return try (waiting + passed).map { (try $0.id("visitor"), try ChatRow.state(of: $0.id("chat"), $0)) }
    }
}
