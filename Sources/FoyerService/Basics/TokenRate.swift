/// A burst, then a steady rate.
public struct TokenRate: Sendable {
    let nanosecondsPerToken: Int64
    /// How long before it is full a bucket still has a token, in nanoseconds.
    let tolerance: Int64

    /// - Parameters:
    ///   - burst: at least 1
    ///   - perSecond: at least 1
    public init(burst: Int, perSecond: Int) {
        nanosecondsPerToken = 1_000_000_000 / Int64(max(1, perSecond))
        tolerance = Int64(max(1, burst) - 1) * nanosecondsPerToken
    }
}
