import FoyerCore

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
