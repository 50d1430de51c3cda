import FoyerCore
import FoyerRealtime
import FoyerStore

/// An agent's action that moves a visitor: rule, presence, target, then the turn.
public struct AgentMove: Sendable {
    let move: MoveVisitor

    public init(move: MoveVisitor) {
        self.move = move
    }

    /// Who takes a chat must be there to hold it: it would go on to the queue at once.
    private static func requireAtWork(_ event: VisitorEvent, in turn: VisitorTurn) throws {
        switch event {
        case .accepted(let agent), .stoppedFlow(let agent), .tookOver(let agent):
            let known = turn.world.directory.agents[agent].map { [$0] } ?? []
            let isOffline = turn.world.loads(known, [:]).allSatisfy { $0.availability == .offline }
            if isOffline { throw AgentFailure.offline }
        case .asked, .handedOn, .refused, .distributed, .invited, .answered, .declined, .invitationOver,
            .passed,
            .transferred, .opened, .notOpened, .agentGone, .agentBack, .outlook, .ended, .left, .visited,
            .banned:
            break
        }
    }

    /// A visitor who has left, with no open chat, is kept only because captured: look, release, ban (docs/product.md, 1.3).
    private static func requirePresent(_ visitor: Visitor.ID, in state: VisitorState, _ lobby: Lobby)
        throws(VisitorRefusal)
    {
        guard let status = state.status else { throw .banned }
        if lobby.hasLeft(visitor), !status.hasOpenChat { throw .notOffered(in: status) }
    }

    /// - Parameter body: decides on the event, by what the turn knows.
    func callAsFunction(
        _ target: Target, by actor: Actor, audited action: String? = nil,
        _ body: @escaping @Sendable (inout VisitorTurn) throws -> VisitorEvent
    ) async throws(AgentFailure) -> Moved {
        let lobby = move.lobby
        return try await move(target.visitor, failing: AgentFailure.init, noVisitor: .noSuchVisitor) { turn in
            let event = try body(&turn)
            // A refusal by the rules says more than `stale`.
            _ = try turn.state.applying(event, at: turn.world.now)
            try Self.requirePresent(target.visitor, in: turn.state, lobby)
            try target.require(in: turn.standing)
            try Self.requireAtWork(event, in: turn)
            try turn.apply(event)
            if let action {
                try turn.db.audit(action, by: actor.id, on: target.visitor.description, at: turn.world.now)
            }
        }
    }
}
