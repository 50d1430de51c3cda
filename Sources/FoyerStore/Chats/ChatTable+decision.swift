public import FoyerCore

extension ChatTable {
    /// Records why a queue assigned the chat.
    /// - Parameter queue: the queue, if the chat did not wait in it.
    public func record(
        _ decision: RoutingDecision, from queue: ChatQueue.ID?, of chat: Chat.ID, at now: Instant
    ) throws {
        try db.run(
            """
            UPDATE chat SET queue = COALESCE(\(queue), queue), decision = \(DecisionText.encode(decision)),
                decided_at = \(now)
            WHERE id = \(chat)
            """
        )
    }

    /// Why a queue assigned the chat last, and when; nil if none did.
    public func decision(on chat: Chat.ID) throws -> (decision: RoutingDecision, at: Instant)? {
        let row = try db.run("SELECT decision, decided_at FROM chat WHERE id = \(chat)").first
        guard let row, let text = try row.optionalText("decision") else { return nil }
        guard let decision = DecisionText.decode(text) else { throw StoreError.damaged(column: "decision") }
        return (decision, try row.instant("decided_at"))
    }
}
