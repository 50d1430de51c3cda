import FoyerBoard
import FoyerCore
import Synchronization

struct Watcher: Sendable {
    var subscription: VisitorBoard.Subscription?
    var window: Window?
    var requestID = 0
    var page = WindowPage()
    var seen: UInt64 = 0
    /// Nil unless the console holds rows in place: then the tick costs nothing more.
    var held: HeldRows?
    var selected: (visitor: Visitor.ID, revision: UInt64?, touches: Int)?
    let deliver: @Sendable (ListNews) -> Void
}
