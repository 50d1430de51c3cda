public import FoyerCore
import FoyerRealtime
import FoyerStore

/// Capture and Release: a mark that all agents see; a captured visitor stays listed after leaving.
public struct CaptureVisitor: Sendable {
    let act: AgentMove

    public init(_ act: AgentMove) { self.act = act }

    public func callAsFunction(_ visitor: Visitor.ID, reason: String?, by actor: Actor)
        async throws(AgentFailure)
    {
        let reason = try Wording.line(reason, field: "reason", limit: Capture.reasonLimit)
        try await mark(visitor, by: actor.id) { Capture(by: actor.id, at: $0, reason: reason) }
    }

    public func release(_ visitor: Visitor.ID, by actor: Actor) async throws(AgentFailure) {
        try await mark(visitor, by: actor.id) { _ in nil }
    }

    private func mark(
        _ visitor: Visitor.ID, by agent: Agent.ID, _ capture: @escaping @Sendable (Instant) -> Capture?
    ) async throws(AgentFailure) {
        _ = try await act.move(visitor, failing: AgentFailure.init, noVisitor: .noSuchVisitor) {
            turn in
            guard let status = turn.state.status else { throw VisitorRefusal.banned }
            let capture = capture(turn.world.now)
            guard (turn.standing.profile.capture != nil) != (capture != nil) else {
                throw VisitorRefusal.notOffered(in: status)
            }
            try turn.mark(capture)
            try turn.db.audit(
                capture == nil ? "release" : "capture", by: agent, on: visitor.description,
                detail: capture?.reason ?? "", at: turn.world.now)
        }
    }
}
