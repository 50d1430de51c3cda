public import FoyerCore

/// How fast one may go on: a burst at once, then a steady rate.
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

    /// Whether nothing is left of what was taken.
    public func isFull(at now: Instant) -> Bool {
        level + max(0, now.since(at).milliseconds) * perSecond >= burst * 1_000
    }

    /// Takes a token; or says how long to wait for the next one.
    ///
    /// - Parameter cost: tokens to take. One must be there; what is missing of the others is owed, so that no cost is too high for ever.
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
