public import FoyerCore

/// The messages of the chats, each with its number in its chat.
public struct MessageTable {
    let db: any SQLConnection

    init(_ db: any SQLConnection) { self.db = db }

    /// The message that this author's draft became in the chat, if it was sent already. Drafts of different
    /// authors are distinct.
    public func find(from draft: String, in chat: Chat.ID, by author: Message.Author) throws -> Message? {
        guard !draft.isEmpty else { return nil }
        return try db.run(DraftLookup.of(draft, in: chat, by: author)).first.map(MessageRow.message)
    }

    /// The message that this visitor's draft became, in the latest chat in which it was sent.
    public func find(from draft: String, by visitor: Visitor.ID) throws -> Message? {
        guard !draft.isEmpty else { return nil }
        return try db.run(DraftLookup.of(draft, by: visitor)).first.map(MessageRow.message)
    }

    /// Appends to the chat under the next number. The caller has checked that the author's draft is new.
    public func append(_ draft: NewMessage, to chat: Chat.ID, at now: Instant) throws -> Message {
        let last = try db.run("SELECT COALESCE(MAX(sequence), 0) AS last FROM message WHERE chat = \(chat)")
        return try insert(draft, to: chat, as: try last[0].integer("last") + 1, at: now)
    }

    /// Appends to the visitor's open chat if people speak there, in the queue or with an agent: such a
    /// message changes nothing else of the chat.
    /// - Returns: nil, with nothing done, if there is no such chat or the draft was sent already.
    public func say(_ draft: NewMessage, by visitor: Visitor.ID, at now: Instant) throws -> AppendedMessage? {
        guard let chat = try db.run(OpenChatLookup.lookup(of: visitor, without: draft.id)).first else {
            return nil
        }
        let speaker = try ChatRow.speaker(chat)
        let message = try insert(draft, to: chat.id("id"), as: chat.integer("last") + 1, at: now)
        return AppendedMessage(message, by: visitor, to: ChatRow.assignee(speaker))
    }

    private func insert(_ draft: NewMessage, to chat: Chat.ID, as sequence: Int64, at now: Instant) throws
        -> Message
    {
        let message = Message(
            chat: chat, sequence: sequence, draft: draft.id, author: draft.author, text: draft.text, at: now,
            isNote: draft.isNote, choices: draft.choices, sources: draft.sources)
        try db.change(
            """
            INSERT INTO message (chat, sequence, draft, author, agent, event, text, at, note, choices, sources)
            VALUES (\(chat), \(sequence), \(draft.id), \(MessageRow.kind(of: draft.author)),
                    \(MessageRow.agent(of: draft.author)), \(MessageRow.event(of: draft.author)), \(draft.text), \(now),
                    \(draft.isNote), \(ListText.encode(draft.choices)), \(ListText.encode(draft.sources)))
            """
        )
        return message
    }

    /// Messages after `sequence`, in order.
    public func list(in chat: Chat.ID, after sequence: Int64, limit: Int) throws -> [Message] {
        try db.run(
            "SELECT * FROM message WHERE chat = \(chat) AND sequence > \(sequence) ORDER BY sequence LIMIT \(limit)"
        ).map(MessageRow.message)
    }

    /// The `limit` messages before `sequence`, in order.
    public func list(in chat: Chat.ID, before sequence: Int64, limit: Int) throws -> [Message] {
        try db.run(
            "SELECT * FROM message WHERE chat = \(chat) AND sequence < \(sequence) ORDER BY sequence DESC LIMIT \(limit)"
        ).map(MessageRow.message).reversed()
    }

    /// What a visitor may read after `sequence`, in order: no internal notes.
    public func visible(in chat: Chat.ID, after sequence: Int64, limit: Int) throws -> [Message] {
        try db.run(
            """
            SELECT * FROM message WHERE chat = \(chat) AND sequence > \(sequence) AND note = 0
            ORDER BY sequence LIMIT \(limit)
            """
        ).map(MessageRow.message)
    }

    /// The last messages before `sequence` that a visitor may read, in order: no internal notes.
    public func visible(
        in chat: Chat.ID, before sequence: Int64?, limit: Int
    ) throws -> [Message] {
        try db.run(
            """
            SELECT * FROM message WHERE chat = \(chat) AND sequence < \(sequence ?? Int64.max) AND note = 0
            ORDER BY sequence DESC LIMIT \(limit)
            """
        ).map(MessageRow.message).reversed()
    }
}
