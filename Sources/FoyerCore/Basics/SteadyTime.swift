/// Follows the wall clock without its jumps: what passes is told by a steady clock, and a difference is made up slowly.
///
/// Deadlines are moments of the wall clock, and outlive a restart. A jump of that clock must not bring them all at once.
public struct SteadyTime: Sendable {
    /// Of the time that passes, the part by which it may run fast or slow: a minute's difference is gone in ten, and a
    /// deadline meanwhile wrong by a tenth.
    static let correction: Int64 = 10

    private var told: Int64
    private var heard: Int64

    /// - Parameters: both in microseconds; `steady` since any moment.
    public init(wall: Int64, steady: Int64) {
        told = wall
        heard = steady
    }

    /// What time it is, never earlier than what was said before.
    public mutating func now(wall: Int64, steady: Int64) -> Instant {
        let passed = max(0, steady - heard)
        heard += passed
        told += passed
        let most = passed / Self.correction
        told += min(most, max(-most, wall - told))
        return Instant(milliseconds: told / 1_000)
    }
}
