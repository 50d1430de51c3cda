import FoyerCore
import FoyerStore

/// The receiver of a transfer opens the chat: only now have they joined it.
struct OpenTransferred: Sendable {
    let changeVisitor: ChangeVisitor

    /// - Returns: the chat in its current state.
    func callAsFunction(_ chat: Chat, by agent: Agent.ID) async throws(AgentFailure) -> Chat {
        try await changeVisitor(chat.visitor, failing: AgentFailure.init, noVisitor: .noSuchVisitor) {
            transaction in
            guard transaction.state.chat == chat.id else { throw AgentFailure.chatEnded }
            try transaction.apply(.opened(by: agent))
        }.chat ?? chat
    }
}
