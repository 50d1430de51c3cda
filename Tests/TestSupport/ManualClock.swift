public import FoyerCore
import Synchronization

/// A clock that changes only when a test advances it.
public final class ManualClock: Sendable {
    private let moment: Mutex<Instant>

    /// - Parameter now: by default a Monday at noon, 2026-01-05 12:00 UTC.
    public init(_ now: Instant = Instant(milliseconds: 1_767_614_400_000)) {
        moment = Mutex(now)
    }

    public var now: Instant { moment.withLock { $0 } }

    /// Advances the clock and returns the new time. A negative span sets it back, as happens to real clocks.
    @discardableResult
    public func advance(by span: Span) -> Instant {
        moment.withLock { moment in
            moment = moment + span
            return moment
        }
    }
}
