public import FoyerCore
import FoyerRealtime
public import FoyerStore

/// Moves a waiting chat to another queue, where it keeps the time that it has waited.
public struct MoveWaitingChat: Sendable {
    let store: Store
    let changeVisitor: ChangeVisitor
    let availability: ChangeAvailability

    public init(store: Store, changeVisitor: ChangeVisitor, availability: ChangeAvailability) {
        self.store = store
        self.changeVisitor = changeVisitor
        self.availability = availability
    }

    /// - Throws: `noSuchChat`, `noSuchQueue`, `chatEnded`; a refusal of the rules if the chat does not wait.
    public func callAsFunction(
        _ id: Chat.ID, to queue: ChatQueue.ID, by actor: Actor
    ) async throws(AgentFailure) {
        guard changeVisitor.directory.now.queues[queue] != nil else { throw .noSuchQueue }
        let chat = try await store.read(failing: AgentFailure.self) { db in try db.chats.find(id) }
        guard let chat else { throw .noSuchChat }
        _ = try await changeVisitor(chat.visitor, failing: AgentFailure.init, noVisitor: .noSuchVisitor) {
            transaction in
            guard transaction.state.chat == id else { throw AgentFailure.chatEnded }
            try transaction.apply(.moved(to: queue))
            try transaction.db.audit.append(
                AuditEntry(
                    at: transaction.world.now, by: actor.author, .moveChat,
                    on: AuditSubject(transaction.standing.profile),
                    changes: [AuditChange("queue", chat.queue?.description, queue.description)]))
        }
        await availability.ensureHolders()
        await availability.distribute()
    }
}
