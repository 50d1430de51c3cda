public import FoyerCore
import FoyerRealtime
import FoyerStore

/// The website logs its visitor out, on a computer that somebody else may use next: chats and invitations
/// end, the row is removed, and all copies of the visitor's token become invalid.
public struct LogOutVisitor: Sendable {
    let changeVisitor: ChangeVisitor
    let distribute: DistributeWaiting

    public init(changeVisitor: ChangeVisitor, distribute: DistributeWaiting) {
        self.changeVisitor = changeVisitor
        self.distribute = distribute
    }

    /// - Throws: `loggedOut` if already logged out: the token is invalid, even for another log-out.
    public func callAsFunction(_ visitor: Visitor.ID) async throws(VisitorFailure) {
        _ = try await changeVisitor(visitor, failing: VisitorFailure.init, noVisitor: .gone) { transaction in
            guard transaction.standing.loggedOut == nil else { throw VisitorFailure.loggedOut }
            try transaction.logOut()
        }
        changeVisitor.lobby.depart(visitor, at: changeVisitor.clock())
        await distribute()
    }
}
