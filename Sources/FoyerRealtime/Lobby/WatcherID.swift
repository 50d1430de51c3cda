import FoyerBoard
import FoyerCore
import Synchronization

/// One console's subscription to the list. Unique in this run of the server.
public struct WatcherID: Hashable, Sendable {
    public let number: UInt64

    public init(number: UInt64) {
        self.number = number
    }
}
