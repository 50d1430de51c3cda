public import FoyerCore

/// A rate limit: a burst, then a steady rate.
public struct TokenBucket: Sendable {
    private let burst: Int64
    private let perSecond: Int64
    /// Thousandths of a token.
    private var level: Int64
    private var at: Instant

    public init(burst: Int, perSecond: Int, at now: Instant) {
        self.burst = Int64(burst)
        self.perSecond = Int64(perSecond)
        level = Int64(burst) * 1_000
        at = now
    }

    /// Whether the bucket is full again.
    public func isFull(at now: Instant) -> Bool {
        level + max(0, now.since(at).milliseconds) * perSecond >= burst * 1_000
    }

    /// Takes a token, or returns how long to wait for the next one.
    /// - Parameter cost: tokens to take. One must be available; the rest becomes a debt, so that no cost is
    ///   impossible.
    public mutating func take(_ cost: Int = 1, at now: Instant) -> Span? {
        let passed = max(0, now.since(at).milliseconds)
        level = min(burst * 1_000, level + passed * perSecond)
        at = now
        guard level >= 1_000 else {
            return .milliseconds((1_000 - level + perSecond - 1) / max(1, perSecond))
        }
        level -= Int64(cost) * 1_000
        return nil
    }
}
