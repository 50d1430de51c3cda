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

    /// - Throws: `loggedOut` for one who has logged out already: their token opens nothing, not even another log-out.
    public func callAsFunction(_ visitor: Visitor.ID) async throws(VisitorFailure) {
        _ = try await move(visitor, failing: VisitorFailure.init, noVisitor: .gone) { turn in
            guard turn.standing.loggedOut == nil else { throw VisitorFailure.loggedOut }
            try turn.logOut()
        }
        move.lobby.depart(visitor, at: move.clock())
        await distribute()
    }
}
