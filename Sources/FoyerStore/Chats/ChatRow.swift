import FoyerCore

/// A chat as a row.
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

    /// The state of an open chat's visitor.
    static func state(of chat: Chat.ID, _ row: Row) throws -> VisitorState {
        switch try speaker(row) {
        case .queue:
            guard let wait = try wait(row) else { throw StoreError.damaged(column: "waiting_since") }
            return .waitingForChat(chat, wait)
        case .agent(let agent):
            return try transfer(row).map { .transferring(chat, $0) } ?? .chatting(chat, with: agent)
        case .flow(let flow): return .chattingWithFlow(chat, flow)
        case .bot(let bot): return .chattingWithBot(chat, bot)
        }
    }

    /// nil if the chat does not wait.
    static func wait(_ row: Row) throws -> Wait? {
        guard let since = try row.optionalInstant("waiting_since") else { return nil }
        return Wait(
            in: try row.id("speaker"), since: since, after: try row.optionalID("waits_after"),
            outlook: try row.value("outlook"), toldAt: try row.instant("told_at"))
    }

    /// nil if the chat was not transferred, or has been opened since.
    static func transfer(_ row: Row) throws -> Transfer? {
        guard let until = try row.optionalInstant("transfer_until") else { return nil }
        return Transfer(
            by: try row.id("transfer_by"), to: try row.id("speaker"), at: try row.instant("transfer_at"),
            until: until, note: try row.text("transfer_note"))
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
            wait: end == nil ? try wait(row) : nil, transfer: end == nil ? try transfer(row) : nil,
            ended: end,
            last: last,
            lastMessage: lastMessage,
            marks: Chat.Marks(
                visitorDelivered: try row.integer("visitor_delivered"),
                visitorRead: try row.integer("visitor_read"),
                agentDelivered: try row.integer("agent_delivered"), agentRead: try row.integer("agent_read"))
        )
    }
}
