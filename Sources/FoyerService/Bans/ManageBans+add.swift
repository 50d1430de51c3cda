public import FoyerCore
import FoyerStore

extension ManageBans {
    /// Adds a ban, effective at once.
    /// - Parameters:
    ///   - isConfirmed: whether the agent confirmed that it may affect many
    ///   - once: given if the request may be repeated
    /// - Throws: `duplicate` if the same visitor or range is banned already; `keyUsed`
    public func add(
        _ subject: Ban.Subject, comment: String?, expires: Instant?, isConfirmed: Bool,
        once: IdempotentRequest<Ban>? = nil, by actor: Actor
    ) async throws(AgentFailure) -> Creation<Ban> {
        if let answer = try await answered(once, actor) { return .madeBefore(answer: answer) }
        if case .addresses(let range) = subject { try requireBannable(range, isConfirmed: isConfirmed) }
        let comment = try TextRules.line(comment, field: "comment", limit: Ban.commentLimit)
        let visitor: Visitor.ID? = if case .visitor(let visitor) = subject { visitor } else { nil }
        do {
            return .made(
                try await add(
                    subject, for: visitor, comment: comment, expires: expires, once: once, by: actor))
        } catch {
            // The first request may have been carried out at this moment.
            if let answer = try await answered(once, actor) { return .madeBefore(answer: answer) }
            throw error
        }
    }

    private func answered(_ once: IdempotentRequest<Ban>?, _ actor: Actor) async throws(AgentFailure)
        -> String?
    {
        guard let once else { return nil }
        return try await store.read(failing: AgentFailure.self) { db in try once.before(actor.id, in: db) }
    }
}
