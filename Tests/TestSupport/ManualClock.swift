public import FoyerCore
import Synchronization

/// A clock that stands until a test moves it.
public final class ManualClock: Sendable {
    private let moment: Mutex<Instant>

    /// - Parameter now: by default a Monday at noon, 2026-01-05 12:00 UTC.
    public init(_ now: Instant = Instant(milliseconds: 1_767_614_400_000)) {
        moment = Mutex(now)
    }

    public var now: Instant { moment.withLock { $0 } }

    /// Moves on and answers the new moment. A negative span sets the clock back, as happens to real ones.
    @discardableResult
    public func advance(by span: Span) -> Instant {
        moment.withLock { moment in
            moment = moment + span
            return moment
        }
    }
}
