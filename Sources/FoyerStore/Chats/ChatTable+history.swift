public import FoyerCore

extension ChatTable {
    /// The visitor's ended chats that began before a chat, newest first.
    /// - Parameter chat: nil for the newest of all. Never included itself.
    public func ended(of visitor: Visitor.ID, before chat: Chat.ID?, limit: Int) throws -> [Chat.ID] {
        try db.run(HistoryLookup.chats(of: visitor, before: chat, limit: limit)).map { try $0.id("id") }
    }

    /// Whether the visitor has an ended chat that began before this one; nil for any.
    public func hasEnded(of visitor: Visitor.ID, before chat: Chat.ID?) throws -> Bool {
        try !ended(of: visitor, before: chat, limit: 1).isEmpty
    }

    /// Whether the chat has ended; nil if it is not this visitor's.
    public func isEnded(_ chat: Chat.ID, of visitor: Visitor.ID) throws -> Bool? {
        try db.run(
            "SELECT ended_at IS NOT NULL AS ended FROM chat WHERE id = \(chat) AND visitor = \(visitor)"
        )
        .first?.bool("ended")
    }
}
