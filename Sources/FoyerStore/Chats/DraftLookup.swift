import FoyerCore

/// Finds the message that a draft became. A draft belongs to its author: another author's client may use the
/// same one. The condition that it is not empty selects the partial index; without it all messages of the
/// chat would be read.
enum DraftLookup {
    static func of(_ draft: String, in chat: Chat.ID, by author: Message.Author) -> SQL {
        """
        SELECT * FROM message
        WHERE chat = \(chat) AND draft = \(draft) AND draft <> '' AND COALESCE(agent, '') = \(MessageRow.agent(of: author) ?? "")
        """
    }

    static func of(_ draft: String, by visitor: Visitor.ID) -> SQL {
        "SELECT message.* \(sent(draft, by: visitor)) ORDER BY sent.started_at DESC LIMIT 1"
    }

    /// Begins with the visitor's chats (the meaning of `CROSS JOIN` to SQLite): clients of many visitors may
    /// use the same drafts.
    static func sent(_ draft: String, by visitor: Visitor.ID) -> SQL {
        """
        FROM chat AS sent CROSS JOIN message
        WHERE sent.visitor = \(visitor) AND message.chat = sent.id AND message.draft = \(draft) AND message.draft <> ''
            AND COALESCE(message.agent, '') = ''
        """
    }
}
