import FoyerCore
import FoyerRealtime
import FoyerStore

/// An agent's action on a visitor: rule, presence, target, then the transaction.
public struct ActOnVisitor: Sendable {
    let changeVisitor: ChangeVisitor

    public init(changeVisitor: ChangeVisitor) {
        self.changeVisitor = changeVisitor
    }

    /// An agent who accepts must be present, or the chat would return to the queue at once.
    private static func requireAtWork(_ event: VisitorEvent, in transaction: VisitorTransaction) throws {
        switch event {
        case .accepted(let agent), .stoppedFlow(let agent), .tookOver(let agent):
            let known = transaction.world.directory.agents[agent].map { [$0] } ?? []
            let isOffline = transaction.world.loads(known, [:]).allSatisfy { $0.availability == .offline }
            if isOffline { throw AgentFailure.offline }
        case .asked, .handedOn, .refused, .distributed, .invited, .answered, .declined, .invitationOver,
            .passed,
            .transferred, .opened, .notOpened, .agentGone, .agentBack, .outlook, .moved, .ended, .left,
            .visited,
            .banned:
            break
        }
    }

    /// A visitor who has left, with no open chat, is kept only because captured: look, release, ban
    /// (docs/product.md, 1.3).
    private static func requirePresent(_ visitor: Visitor.ID, in state: VisitorState, _ lobby: Lobby)
        throws(VisitorRefusal)
    {
        guard let status = state.status else { throw .banned }
        if lobby.hasLeft(visitor), !status.hasOpenChat { throw .notOffered(in: status) }
    }

    /// - Parameter body: chooses the event from what the transaction knows.
    func callAsFunction(
        _ target: Target, by actor: Actor, audited action: AuditAction? = nil,
        _ body: @escaping @Sendable (inout VisitorTransaction) throws -> VisitorEvent
    ) async throws(AgentFailure) -> VisitorChange {
        let lobby = changeVisitor.lobby
        return try await changeVisitor(target.visitor, failing: AgentFailure.init, noVisitor: .noSuchVisitor)
        { transaction in
            let event = try body(&transaction)
            // A refusal by the rules says more than `stale`.
            _ = try transaction.state.applying(event, at: transaction.world.now)
            try Self.requirePresent(target.visitor, in: transaction.state, lobby)
            try target.require(in: transaction.standing)
            try Self.requireAtWork(event, in: transaction)
            try transaction.apply(event)
            if let action {
                try transaction.db.audit.append(
                    AuditEntry(
                        at: transaction.world.now, by: actor.author, action,
                        on: AuditSubject(transaction.standing.profile)))
            }
        }
    }
}
