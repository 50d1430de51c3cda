public import FoyerCore

/// The chats: who may speak in them, how they wait, how far each side has read.
public struct ChatTable {
    let db: any SQLConnection

    init(_ db: any SQLConnection) { self.db = db }

    /// Whether there has been any chat.
    public func hasAny() throws -> Bool {
        // By the index of ids: no database reads the table for it.
        try !db.run("SELECT 1 FROM chat WHERE id > '' ORDER BY id LIMIT 1").isEmpty
    }

    /// Opens a chat; the speaker is assigned next. The schema allows one open chat per visitor.
    public func open(
        _ chat: Chat.ID, of visitor: Visitor.ID, on widget: Widget.ID, speaker: Speaker, at now: Instant
    ) throws {
        try db.run(
            """
            INSERT INTO chat (id, visitor, widget, speaker_kind, speaker, started_at)
            VALUES (\(chat), \(visitor), \(widget), \(ChatRow.kind(of: speaker)), \(ChatRow.id(of: speaker)), \(now))
            """
        )
        try db.run("UPDATE visitor SET chats = chats + 1 WHERE id = \(visitor)")
    }

    /// Assigns the right to speak under a new number: what is sent under the old one is refused from now on.
    /// - Parameters:
    ///   - wait: how the chat waits in its queue; nil if it does not.
    ///   - transfer: the transfer that the speaker must open first; nil if there is none.
    public func give(_ chat: Chat.ID, to speaker: Speaker, wait: Wait?, transfer: Transfer?) throws {
        try db.run(
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
        try db.run(
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

    /// Records the queue that assigned a chat to its agent without a wait.
    public func setQueue(_ queue: ChatQueue.ID, of chat: Chat.ID) throws {
        try db.run("UPDATE chat SET queue = \(queue) WHERE id = \(chat)")
    }

    /// Raises a side's marks; never lowers them.
    public func raise(_ marks: Chat.Marks, of chat: Chat.ID) throws {
        try db.run(
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

    public func close(_ chat: Chat.ID, reason: EndReason, at now: Instant) throws {
        try db.run(
            """
            UPDATE chat SET ended_at = \(now), end_reason = \(reason), speaking_right = speaking_right + 1,
                version = version + 1
            WHERE id = \(chat) AND ended_at IS NULL
            """
        )
        try db.run("DELETE FROM flow_run WHERE chat = \(chat)")
        try db.run("DELETE FROM bot_run WHERE chat = \(chat)")
    }

    /// The chat with its last message.
    public func find(_ id: Chat.ID) throws -> Chat? {
        try db.run(Self.chats + " WHERE chat.id = \(id)").first.map(ChatRow.chat)
    }

    static var chats: SQL {
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
