import FoyerCore

/// A message as a row.
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
