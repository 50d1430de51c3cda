import FoyerCore
import FoyerStore

/// An agent's action that moves a visitor: permission, rule, target, then the turn.
public struct AgentMove: Sendable {
    let gate: AgentGate
    let move: MoveVisitor

    public init(move: MoveVisitor) {
        self.move = move
        gate = AgentGate(directory: move.directory, lobby: move.lobby)
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

    /// - Parameter body: decides on the event, by what the turn knows.
    func callAsFunction(
        _ target: Target, by agent: Agent.ID, needing permission: Role.Permission,
        audited action: String? = nil,
        _ body: @escaping @Sendable (inout VisitorTurn) throws -> VisitorEvent
    ) async throws(AgentFailure) -> Moved {
        try gate.require(permission, of: agent)
        let gate = gate
        return try await move(target.visitor, failing: AgentFailure.init, noVisitor: .noSuchVisitor) { turn in
            let event = try body(&turn)
            // A refusal by the rules says more than `stale`.
            _ = try turn.state.applying(event, at: turn.world.now)
            try gate.requirePresent(target.visitor, in: turn.state)
            try target.require(in: turn.standing)
            try Self.requireAtWork(event, in: turn)
            try turn.apply(event)
            if let action {
                try turn.db.audit(action, by: agent, on: target.visitor.description, at: turn.world.now)
            }
        }
    }
}
