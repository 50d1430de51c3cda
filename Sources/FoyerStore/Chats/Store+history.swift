public import FoyerCore

extension SQLConnection {
    /// The visitor's ended chats that began before a chat, newest first.
    /// - Parameter chat: nil for the newest of all. Never included itself.
    public func endedChats(of visitor: Visitor.ID, before chat: Chat.ID?, limit: Int) throws -> [Chat.ID] {
        try run(HistoryLookup.chats(of: visitor, before: chat, limit: limit)).map { try $0.id("id") }
    }

    /// Whether the visitor has an ended chat that began before this one; nil for any.
    public func hasEndedChat(of visitor: Visitor.ID, before chat: Chat.ID?) throws -> Bool {
        try !endedChats(of: visitor, before: chat, limit: 1).isEmpty
    }

    /// Whether the chat has ended; nil if it is not this visitor's.
    public func isEnded(_ chat: Chat.ID, of visitor: Visitor.ID) throws -> Bool? {
        try run("SELECT ended_at IS NOT NULL AS ended FROM chat WHERE id = \(chat) AND visitor = \(visitor)")
            .first?.bool("ended")
    }

    /// The last messages before `sequence` that a visitor may read, in order: no internal notes.
    public func visibleMessages(
        in chat: Chat.ID, before sequence: Int64?, limit: Int
    ) throws -> [Message] {
        try run(
            """
            SELECT * FROM message WHERE chat = \(chat) AND sequence < \(sequence ?? Int64.max) AND note = 0
            ORDER BY sequence DESC LIMIT \(limit)
            """
        ).map(MessageRow.message).reversed()
    }
}

/// Finds a visitor's ended chats by the index `chat_visitor`, however many other chats there are.
enum HistoryLookup {
    static func chats(of visitor: Visitor.ID, before chat: Chat.ID?, limit: Int) -> SQL {
        """
        SELECT id FROM chat WHERE visitor = \(visitor) AND ended_at IS NOT NULL AND \(earlier(than: chat))
        ORDER BY started_at DESC, id DESC LIMIT \(limit)
        """
    }

    private static func earlier(than chat: Chat.ID?) -> SQL {
        guard let chat else { return "1 = 1" }
        return
            "(started_at, id) < (SELECT known.started_at, known.id FROM chat AS known WHERE known.id = \(chat))"
    }
}
