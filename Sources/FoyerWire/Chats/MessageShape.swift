public import FoyerCore

/// A line of a chat on the wire.
public struct MessageShape: WireShape, Hashable {
    public let message: Message
    /// Who wrote it, or did it: the agent's, the bot's or the flow's name; nil for what has none.
    public let name: String?
    /// The colleague whom the chat was passed to.
    public let receiver: String?

    public init(_ message: Message, name: String?, receiver: String? = nil) {
        self.message = message
        self.name = name
        self.receiver = receiver
    }

    /// As an agent sees it; as a visitor does, see `VisitorMessageShape`.
    public func write(to json: inout JSONWriter) { write(to: &json, for: .agents) }

    enum Audience { case visitor, agents }

    func write(to json: inout JSONWriter, for audience: Audience) {
        json.object { json in
            if audience == .agents, case .agent(let agent) = message.author { json.member("agent", agent) }
            json.member("at", message.at)
            if !message.choices.isEmpty { json.member("choices", message.choices) }
            if !message.draft.isEmpty { json.member("draft", message.draft) }
            if case .system(let event) = message.author { json.member("event", event.kind) }
            json.member("from", message.author.kind)
            json.member("name", name)
            if audience == .agents, message.isNote { json.member("note", true) }
            if audience == .agents, case .system(.ended(let reason)) = message.author {
                json.member("reason", reason)
            }
            json.member("sequence", message.sequence)
            if audience == .agents, !message.sources.isEmpty { json.member("sources", message.sources) }
            json.member("text", message.text)
            json.member("to", receiver)
        }
    }
}

/// A line of a chat as the visitor sees it: without agents' ids and sources. Notes are not for visitors at
/// all; whoever makes these leaves them out.
public struct VisitorMessageShape: WireShape, Hashable {
    public let shape: MessageShape

    public init(_ message: Message, name: String?, receiver: String? = nil) {
        shape = MessageShape(message, name: name, receiver: receiver)
    }

    public func write(to json: inout JSONWriter) { shape.write(to: &json, for: .visitor) }
}

extension Message.Author {
    /// Who wrote, as the wire names it.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case visitor, agent, flow, bot, system
    }

    public var kind: Kind {
        switch self {
        case .visitor: .visitor
        case .agent: .agent
        case .flow: .flow
        case .bot: .bot
        case .system: .system
        }
    }
}

/// A page on the wire: `{url, title}`.
extension Page: WireShape {
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("title", title)
            json.member("url", url)
        }
    }
}
