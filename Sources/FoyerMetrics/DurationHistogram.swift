import Synchronization

/// How long something took, counted in buckets. Recording takes two atomic additions and no lock.
public final class DurationHistogram: Sendable {
    /// Upper bounds of the buckets, in nanoseconds: 0.5 ms, a commit to a fast disk, to 10 s, after which no client waits any more.
    static let bounds: [UInt64] = [
        500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000, 100_000_000,
        250_000_000,
        500_000_000, 1_000_000_000, 2_500_000_000, 5_000_000_000, 10_000_000_000,
    ]

    /// One for each bound, and one for everything above.
    private let buckets: InlineArray<15, Atomic<UInt64>> = InlineArray { _ in Atomic(0) }
    /// Nanoseconds; overflows after five centuries of work.
    private let sum = Atomic<UInt64>(0)

    public init() {}

    /// - Parameter duration: a negative one counts as zero.
    public func record(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        let nanoseconds = UInt64(clamping: seconds &* 1_000_000_000 &+ attoseconds / 1_000_000_000)
        let bucket = Self.bounds.firstIndex { nanoseconds <= $0 } ?? Self.bounds.count
        buckets[bucket].add(1, ordering: .relaxed)
        sum.add(nanoseconds, ordering: .relaxed)
    }

    /// How many durations were recorded.
    public var count: UInt64 {
        buckets.indices.reduce(0) { $0 + buckets[$1].load(ordering: .relaxed) }
    }

    /// The samples of one histogram: a bucket counts everything up to its bound.
    public func samples(_ labels: [Metric.Label] = []) -> [Metric.Sample] {
        var samples: [Metric.Sample] = []
        var total: UInt64 = 0
        for index in buckets.indices {
            total += buckets[index].load(ordering: .relaxed)
            let bound = index < Self.bounds.count ? "\(Double(Self.bounds[index]) / 1e9)" : "+Inf"
            samples.append(.init(suffix: "_bucket", labels + [("le", bound)], Double(total)))
        }
        let seconds = Double(sum.load(ordering: .relaxed)) / 1e9
        samples.append(.init(suffix: "_sum", labels, seconds))
        // The same number as the last bucket, as the format requires, though more may have been recorded meanwhile.
        samples.append(.init(suffix: "_count", labels, Double(total)))
        return samples
    }
}
