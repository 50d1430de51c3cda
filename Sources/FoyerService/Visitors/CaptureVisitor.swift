public import FoyerCore
import FoyerRealtime
import FoyerStore

/// Capture and Release: a mark that all agents see; a captured visitor stays on the list after leaving.
public struct CaptureVisitor: Sendable {
    let act: ActOnVisitor

    public init(_ act: ActOnVisitor) { self.act = act }

    public func callAsFunction(_ visitor: Visitor.ID, reason: String?, by actor: Actor)
        async throws(AgentFailure)
    {
        let reason = try TextRules.line(reason, field: "reason", limit: Capture.reasonLimit)
        try await mark(visitor, by: actor) { Capture(by: actor.id, at: $0, reason: reason) }
    }

    public func release(_ visitor: Visitor.ID, by actor: Actor) async throws(AgentFailure) {
        try await mark(visitor, by: actor) { _ in nil }
    }

    private func mark(
        _ visitor: Visitor.ID, by actor: Actor, _ capture: @escaping @Sendable (Instant) -> Capture?
    ) async throws(AgentFailure) {
        _ = try await act.changeVisitor(visitor, failing: AgentFailure.init, noVisitor: .noSuchVisitor) {
            transaction in
            guard let status = transaction.state.status else { throw VisitorRefusal.banned }
            let capture = capture(transaction.world.now)
            guard (transaction.standing.profile.capture != nil) != (capture != nil) else {
                throw VisitorRefusal.notOffered(in: status)
            }
            try transaction.mark(capture)
            try transaction.db.audit.append(
                AuditEntry(
                    at: transaction.world.now, by: actor.author, capture == nil ? .release : .capture,
                    on: AuditSubject(transaction.standing.profile), detail: capture?.reason ?? ""))
        }
    }
}
