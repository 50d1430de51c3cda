import FoyerCore
import FoyerStore

/// The receiver of a transfer opens the chat: only now have they joined it.
struct OpenTransferred: Sendable {
    let move: MoveVisitor

    /// - Returns: the chat as it is now.
    func callAsFunction(_ chat: Chat, by agent: Agent.ID) async throws(AgentFailure) -> Chat {
        try await move(chat.visitor, failing: AgentFailure.init, noVisitor: .noSuchVisitor) { turn in
            guard turn.state.chat == chat.id else { throw AgentFailure.chatEnded }
            try turn.apply(.opened(by: agent))
        }.chat ?? chat
    }
}
