public import FoyerCore
import FoyerRealtime
import FoyerStore

/// The website logs its visitor out, on a computer that somebody else may use next: what is open ends, the row leaves, and the
/// visitor's token opens nothing any more, wherever a copy of it is.
public struct LogOutVisitor: Sendable {
    let changeVisitor: ChangeVisitor
    let distribute: DistributeWaiting

    public init(changeVisitor: ChangeVisitor, distribute: DistributeWaiting) {
        self.changeVisitor = changeVisitor
        self.distribute = distribute
    }

    /// - Throws: `loggedOut` for one who has logged out already: their token opens nothing, not even another log-out.
    public func callAsFunction(_ visitor: Visitor.ID) async throws(VisitorFailure) {
        _ = try await changeVisitor(visitor, failing: VisitorFailure.init, noVisitor: .gone) { transaction in
            guard transaction.standing.loggedOut == nil else { throw VisitorFailure.loggedOut }
            try transaction.logOut()
        }
        changeVisitor.lobby.depart(visitor, at: changeVisitor.clock())
        await distribute()
    }
}
