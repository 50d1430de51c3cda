import FoyerBoard
import FoyerCore
import Synchronization

/// A list that is kept ready. Must be released.
public struct PreparedList: Sendable {
    let subscription: VisitorBoard.Subscription
}
