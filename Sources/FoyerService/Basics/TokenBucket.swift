public import FoyerCore

/// The state of one rate limit in eight bytes: a server keeps nine of them for each visitor. The rate itself
/// is the same for many, so it is passed in. The algorithm is the virtual scheduling one of ITU-T I.371: a
/// bucket is known by the moment at which it would be full again.
public struct TokenBucket: Sendable {
    /// In nanoseconds since 1970: a rate of a million tokens per second still has whole ones.
    private var fullAt: Int64 = 0

    /// A full bucket.
    public init() {}

    /// Whether the bucket is full again; then it is as good as a new one.
    public func isFull(at now: Instant) -> Bool { fullAt <= Self.nanoseconds(now) }

    /// Takes a token, or returns how long to wait for the next one.
    /// - Parameter cost: tokens to take. One must be available; the rest becomes a debt, so that no cost is
    ///   impossible.
    public mutating func take(_ cost: Int = 1, of rate: TokenRate, at now: Instant) -> Span? {
        let now = Self.nanoseconds(now)
        let tooMuch = fullAt - now - rate.tolerance
        guard tooMuch <= 0 else { return .milliseconds((tooMuch + 999_999) / 1_000_000) }
        fullAt = max(now, fullAt) + Int64(cost) * rate.nanosecondsPerToken
        return nil
    }

    private static func nanoseconds(_ moment: Instant) -> Int64 { moment.milliseconds * 1_000_000 }
}
