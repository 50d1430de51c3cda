import FoyerBoard
import FoyerCore

/// One connection of a browser: a socket or a stream. Unique in this run of the server.
public struct ConnectionID: Hashable, Sendable {
    public let number: UInt64

    public init(number: UInt64) {
        self.number = number
    }
}
