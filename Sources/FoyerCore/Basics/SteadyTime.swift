/// Follows the wall clock without its jumps: elapsed time comes from a steady clock, and a difference is
/// corrected gradually.
/// Deadlines are wall-clock moments, since they outlive a restart. A jump of the wall clock must not expire
/// them all at once.
public struct SteadyTime: Sendable {
    /// The fraction by which time may run fast or slow during a correction: a difference of a minute is gone
    /// in ten, and a deadline in that time is off by at most a tenth.
    static let correction: Int64 = 10

    private var told: Int64
    private var heard: Int64

    /// - Parameters: both in microseconds; `steady` from any starting point.
    public init(wall: Int64, steady: Int64) {
        told = wall
        heard = steady
    }

    /// The current time, never earlier than a previous result.
    public mutating func now(wall: Int64, steady: Int64) -> Instant {
        let passed = max(0, steady - heard)
        heard += passed
        told += passed
        let most = passed / Self.correction
        told += min(most, max(-most, wall - told))
        return Instant(milliseconds: told / 1_000)
    }
}
