public import FoyerCore

/// A message of a chat on the wire.
public struct MessageShape: WireShape, Hashable {
    public let message: Message
    /// The name of the agent, bot or flow that wrote or caused it; nil if there is none.
    public let name: String?
    /// The receiver of a transfer.
    public let receiver: String?

    public init(_ message: Message, name: String?, receiver: String? = nil) {
        self.message = message
        self.name = name
        self.receiver = receiver
    }

    /// As sent to agents; for visitors see `VisitorMessageShape`.
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
            // A visitor learns only that no chat came about: the other reasons are for colleagues.
            if case .system(.ended(let reason)) = message.author, audience == .agents || reason == .missed {
                json.member("reason", reason)
            }
            json.member("sequence", message.sequence)
            if audience == .agents, !message.sources.isEmpty { json.member("sources", message.sources) }
            json.member("text", message.text)
            json.member("to", receiver)
        }
    }
}

extension Message.Author {
    /// The author's kind on the wire.
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
