import Synchronization

/// Counts the robots since the server started; they are not listed.
public final class RobotCount: Sendable {
    private let value = Mutex(0)

    public init() {}

    public var count: Int { value.withLock { $0 } }

    public func add() { value.withLock { $0 += 1 } }
}
