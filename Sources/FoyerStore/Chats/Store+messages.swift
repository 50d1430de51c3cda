public import FoyerCore

/// A message before it has its number.
public struct NewMessage: Hashable, Sendable {
    public let id: String
    public let author: Message.Author
    public let text: String
    public let isNote: Bool
    public let choices: [String]
    public let sources: [String]

    public init(
        id: String = "", author: Message.Author, text: String, isNote: Bool = false, choices: [String] = [],
        sources: [String] = []
    ) {
        self.id = id
        self.author = author
        self.text = text
        self.isNote = isNote
        self.choices = choices
        self.sources = sources
    }
}

/// A message that was appended to a chat in which people speak.
public struct AppendedMessage: Hashable, Sendable {
    public let message: Message
    public let visitor: Visitor.ID
    /// The assignee; nil while the chat waits.
    public let assignee: Agent.ID?

    init(_ message: Message, by visitor: Visitor.ID, to assignee: Agent.ID?) {
        self.message = message
        self.visitor = visitor
        self.assignee = assignee
    }
}

extension SQLConnection {
    /// The message that this author's draft became in the chat, if it was sent already. Drafts of different
    /// authors are distinct.
    public func message(from draft: String, in chat: Chat.ID, by author: Message.Author) throws -> Message? {
        guard !draft.isEmpty else { return nil }
        return try run(DraftLookup.of(draft, in: chat, by: author)).first.map(MessageRow.message)
    }

    /// The message that this visitor's draft became, in the latest chat in which it was sent.
    public func message(from draft: String, by visitor: Visitor.ID) throws -> Message? {
        guard !draft.isEmpty else { return nil }
        return try run(DraftLookup.of(draft, by: visitor)).first.map(MessageRow.message)
    }

    /// Appends to the chat under the next number. The caller has checked that the author's draft is new.
    public func append(_ draft: NewMessage, to chat: Chat.ID, at now: Instant) throws -> Message {
        let last = try run("SELECT COALESCE(MAX(sequence), 0) AS last FROM message WHERE chat = \(chat)")
        return try insert(draft, to: chat, as: try last[0].integer("last") + 1, at: now)
    }

    /// Appends to the visitor's open chat if people speak there, in the queue or with an agent: such a
    /// message changes nothing else of the chat.
    /// - Returns: nil, with nothing done, if there is no such chat or the draft was sent already.
    public func say(_ draft: NewMessage, by visitor: Visitor.ID, at now: Instant) throws -> AppendedMessage? {
        guard let chat = try run(OpenChatLookup.lookup(of: visitor, without: draft.id)).first else {
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
        try change(
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
    public func messages(in chat: Chat.ID, after sequence: Int64, limit: Int) throws -> [Message] {
        try run(
            "SELECT * FROM message WHERE chat = \(chat) AND sequence > \(sequence) ORDER BY sequence LIMIT \(limit)"
        ).map(MessageRow.message)
    }

    /// What a visitor may read after `sequence`, in order: no internal notes.
    public func visibleMessages(in chat: Chat.ID, after sequence: Int64, limit: Int) throws -> [Message] {
        try run(
            """
            SELECT * FROM message WHERE chat = \(chat) AND sequence > \(sequence) AND note = 0
            ORDER BY sequence LIMIT \(limit)
            """
        ).map(MessageRow.message)
    }

    /// The `limit` messages before `sequence`, in order.
    public func messages(in chat: Chat.ID, before sequence: Int64, limit: Int) throws -> [Message] {
        try run(
            "SELECT * FROM message WHERE chat = \(chat) AND sequence < \(sequence) ORDER BY sequence DESC LIMIT \(limit)"
        ).map(MessageRow.message).reversed()
    }

    /// Raises a side's marks; never lowers them.
    public func raise(_ marks: Chat.Marks, of chat: Chat.ID) throws {
        try run(
            """
            UPDATE chat SET visitor_delivered = \(raised("visitor_delivered", marks.visitorDelivered)),
                visitor_read = \(raised("visitor_read", marks.visitorRead)),
                agent_delivered = \(raised("agent_delivered", marks.agentDelivered)),
                agent_read = \(raised("agent_read", marks.agentRead))
            FROM (SELECT COALESCE(MAX(sequence), 0) AS last FROM message WHERE chat = \(chat)) AS reached
            WHERE id = \(chat)
            """
        )
    }

    /// The larger of a column and a mark, but no more than the chat's last number. `MAX` with two arguments
    /// is specific to SQLite.
    private func raised(_ column: StaticString, _ mark: Int64) -> SQL {
        """
        CASE WHEN \(raw: column) >= \(mark) OR \(raw: column) >= reached.last THEN \(raw: column)
            WHEN \(mark) <= reached.last THEN \(mark) ELSE reached.last END
        """
    }
}

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
    fileprivate static func sent(_ draft: String, by visitor: Visitor.ID) -> SQL {
        """
        FROM chat AS sent CROSS JOIN message
        WHERE sent.visitor = \(visitor) AND message.chat = sent.id AND message.draft = \(draft) AND message.draft <> ''
            AND COALESCE(message.agent, '') = ''
        """
    }
}

/// Finds the visitor's open chat if people speak there, with its last number.
enum OpenChatLookup {
    /// - Parameter draft: nothing is found if it was sent already, in any chat.
    static func lookup(of visitor: Visitor.ID, without draft: String) -> SQL {
        """
        SELECT id, speaker_kind, speaker,
            (SELECT COALESCE(MAX(sequence), 0) FROM message WHERE message.chat = chat.id) AS last
        FROM chat WHERE visitor = \(visitor) AND ended_at IS NULL AND speaker_kind IN ('queue', 'agent')
            AND NOT EXISTS (SELECT 1 \(DraftLookup.sent(draft, by: visitor)))
        """
    }
}

/// The columns of a message.
enum MessageRow {
    static func kind(of author: Message.Author) -> String {
        switch author {
        case .visitor: "visitor"
        case .agent: "agent"
        case .flow: "flow"
        case .bot: "bot"
        case .system: "system"
        }
    }

    static func agent(of author: Message.Author) -> String? {
        switch author {
        case .agent(let agent): agent.description
        case .system(let event): event.agent?.description
        case .visitor, .flow, .bot: nil
        }
    }

    static func event(of author: Message.Author) -> String? {
        switch author {
        case .system(.ended(let reason)): "ended:\(reason.rawValue)"
        case .system(.transferred(_, let receiver?)): "transferred:\(receiver)"
        case .system(let event): event.kind.rawValue
        case .visitor, .agent, .flow, .bot: nil
        }
    }

    static func author(_ row: Row, prefix: String = "") throws -> Message.Author {
        switch try row.text(prefix + "author") {
        case "visitor": .visitor
        case "agent": .agent(try row.id(prefix + "agent"))
        case "flow": .flow
        case "bot": .bot
        case "system": .system(try event(row, prefix: prefix))
        default: throw StoreError.damaged(column: prefix + "author")  // a text, not an enum of ours
        }
    }

    private static func event(_ row: Row, prefix: String) throws -> SystemEvent {
        let text = try row.text(prefix + "event")
        if text.hasPrefix("ended:"), let reason = EndReason(rawValue: String(text.dropFirst(6))) {
            return .ended(reason)
        }
        if text.hasPrefix("transferred:"), let receiver = Agent.ID(String(text.dropFirst(12))) {
            return .transferred(by: try row.id(prefix + "agent"), to: receiver)
        }
        guard let kind = SystemEvent.Kind(rawValue: text) else {
            throw StoreError.damaged(column: prefix + "event")
        }
        switch kind {
        case .waiting: return .waiting
        case .next: return .next
        case .nobodyOnline: return .nobodyOnline
        case .onlineAgain: return .onlineAgain
        case .overdue: return .overdue
        case .refused: return .refused
        case .joined: return .joined(try row.id(prefix + "agent"))
        case .transferred: return .transferred(by: try row.id(prefix + "agent"), to: nil)
        case .flowStopped: return .flowStopped(by: try row.id(prefix + "agent"))
        case .takenOver: return .takenOver(by: try row.id(prefix + "agent"))
        case .left: return .left(try row.id(prefix + "agent"))
        case .back: return .back(try row.id(prefix + "agent"))
        case .notOpened: return .notOpened(try row.id(prefix + "agent"))
        case .ended: throw StoreError.damaged(column: prefix + "event")
        }
    }

    static func message(_ row: Row) throws -> Message {
        Message(
            chat: try row.id("chat"), sequence: try row.integer("sequence"), draft: try row.text("draft"),
            author: try author(row), text: try row.text("text"), at: try row.instant("at"),
            isNote: try row.bool("note"),
            choices: ListText.decode(try row.text("choices")),
            sources: ListText.decode(try row.text("sources")))
    }
}
