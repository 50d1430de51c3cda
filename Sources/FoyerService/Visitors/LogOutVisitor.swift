public import FoyerCore
import FoyerRealtime
import FoyerStore

/// The website logs its visitor out, on a computer that somebody else may use next: what is open ends, the row leaves, and the
/// visitor's token opens nothing any more, wherever a copy of it is.
public struct LogOutVisitor: Sendable {
    let move: MoveVisitor
    let distribute: DistributeWaiting

    public init(move: MoveVisitor, distribute: DistributeWaiting) {
        self.move = move
        self.distribute = distribute
    }

    /// Logging out twice is logging out once.
    public func callAsFunction(_ visitor: Visitor.ID) async throws(VisitorFailure) {
        _ = try await move(visitor, failing: VisitorFailure.init, noVisitor: .gone) { turn in
            guard turn.standing.loggedOut == nil else { return }
            try turn.logOut()
        }
        move.lobby.depart(visitor, at: move.clock())
        await distribute()
    }
}
