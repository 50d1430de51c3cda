import Synchronization

/// Counts the robots that came since the server started; they are on no list.
public final class RobotCount: Sendable {
    private let value = Mutex(0)

    public init() {}

    public var count: Int { value.withLock { $0 } }

    public func add() { value.withLock { $0 += 1 } }
}
