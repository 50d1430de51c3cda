public import FoyerCore

extension ChatTable {
    /// Waiting chats: first those that an agent had before, then the longest wait.
    public func waiting() throws -> [Chat] {
        try db.run(
            Self.chats + """
                 WHERE chat.ended_at IS NULL AND chat.speaker_kind = 'queue'
                ORDER BY chat.waits_after IS NULL, chat.waiting_since, chat.id
                """
        ).map(ChatRow.chat)
    }

    /// How many chats wait in each queue.
    public func countWaitingByQueue() throws -> [ChatQueue.ID: Int] {
        var counts: [ChatQueue.ID: Int] = [:]
        for row in try db.run(
            "SELECT speaker, COUNT(*) AS chats FROM chat WHERE ended_at IS NULL AND speaker_kind = 'queue' GROUP BY speaker"
        ) {
            counts[try row.id("speaker")] = Int(try row.integer("chats"))
        }
        return counts
    }

    /// The agent with whom the visitor's last chat ended; nil if it ended without one.
    public func lastAgent(of visitor: Visitor.ID) throws -> Agent.ID? {
        try db.run(
            """
            SELECT speaker FROM chat WHERE visitor = \(visitor) AND speaker_kind = 'agent' AND ended_at IS NOT NULL
            ORDER BY started_at DESC LIMIT 1
            """
        ).first?.id("speaker")
    }

    /// The waiting chats that come after one of them, in the order of `waiting()`.
    ///
    /// - Parameter chat: nil: from the first; a chat that waits no longer keeps its former place.
    public func waiting(after chat: Chat.ID?, limit: Int) throws -> [Chat] {
        try db.run(
            Self.chats
                + " WHERE chat.ended_at IS NULL AND chat.speaker_kind = 'queue' AND \(Self.behind(chat)) ORDER BY \(Self.isLater("chat")), chat.waiting_since, chat.id LIMIT \(limit)"
        ).map(ChatRow.chat)
    }

    /// The number of chats waiting behind one.
    public func countWaiting(after chat: Chat.ID?) throws -> Int {
        let rows = try db.run(
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

    /// The position of a waiting chat in its queue, from 1.
    public func position(of chat: Chat) throws -> Int? {
        guard let wait = chat.wait, chat.ended == nil else { return nil }
        let rows = try db.run(
            """
            SELECT COUNT(*) AS ahead FROM chat
            WHERE ended_at IS NULL AND speaker_kind = 'queue' AND speaker = \(wait.queue)
                AND (CASE WHEN waits_after IS NULL THEN 1 ELSE 0 END, waiting_since, id) < (\(wait.after == nil), \(wait.since), \(chat.id))
            """
        )
        return Int(try rows[0].integer("ahead")) + 1
    }
}
