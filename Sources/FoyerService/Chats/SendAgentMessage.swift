public import FoyerCore
public import FoyerStore

/// Sends a message to the visitor, or writes an internal note: stored first, then published.
public struct SendAgentMessage: Sendable {
    let store: Store
    let changeVisitor: ChangeVisitor

    public init(store: Store, changeVisitor: ChangeVisitor) {
        self.store = store
        self.changeVisitor = changeVisitor
    }

    public enum Kind: Hashable, Sendable {
        case message
        /// Visible to agents only.
        case note
    }

    /// - Parameter draft: the agent's own id for it in this chat; sending it twice stores it once and returns
    ///   the same message, even if the chat has ended or was transferred since. With another text it is
    ///   refused.
    public func callAsFunction(
        _ text: String, draft: String, kind: Kind = .message, in chat: Chat.ID, by actor: Actor
    ) async throws(AgentFailure) -> Message {
        let agent = actor.id
        guard !OneLine.isBlank(text) else { throw .empty(field: "text") }
        guard !TextRules.isLonger(text, than: Message.textLimit) else {
            throw .tooLong(field: "text", limit: Message.textLimit, got: text.count)
        }
        let visitor: Visitor.ID? = try await store.read(failing: AgentFailure.self) { db in
            try db.chats.find(chat)?.visitor
        }
        guard let visitor else { throw .noSuchChat }
        let change = try await changeVisitor(visitor, failing: AgentFailure.init, noVisitor: .noSuchChat) {
            transaction in
            // Our answer was lost: repeat it. It is this agent's own message, so no permission is needed.
            if let before = try transaction.db.messages.find(from: draft, in: chat, by: .agent(agent)) {
                guard before.text == text, before.isNote == (kind == .note) else {
                    throw AgentFailure.draftUsed
                }
                return
            }
            guard transaction.state.chat == chat else { throw AgentFailure.chatEnded }
            guard transaction.state.status == .chatting, transaction.state.assignee == agent else {
                throw transaction.state.assignee.map { VisitorRefusal.notYours($0) }
                    ?? .notOffered(in: transaction.state.status ?? .end)
            }
            if transaction.state.transfer != nil { try transaction.apply(.opened(by: agent)) }
            try transaction.append(
                NewMessage(id: draft, author: .agent(agent), text: text, isNote: kind == .note))
        }
        if let message = change.messages.last { return message }
        let stored: Message? = try await store.read(failing: AgentFailure.self) { db in
            try db.messages.find(from: draft, in: chat, by: .agent(agent))
        }
        guard let stored else { throw .noSuchChat }
        return stored
    }
}
