import Synchronization

/// What a database's writer has done since the start.
public final class CommitCounts: Sendable {
    private let stored = Atomic(0)
    private let failed = Atomic(0)
    /// From the begin of a transaction to the answer of the disk or the server. A transaction holds all writes that had gathered.
    public let durations = DurationHistogram()

    public init() {}

    /// Writes that are durable.
    public var writes: Int { stored.load(ordering: .relaxed) }

    /// Writes that were lost with their transaction: the disk is full, or the server is gone. A write that a rule refused is none.
    public var failures: Int { failed.load(ordering: .relaxed) }

    /// Records a transaction. Called on the writer's thread.
    public func committed(_ writes: Int, since start: ContinuousClock.Instant) {
        stored.add(writes, ordering: .relaxed)
        durations.record(start.duration(to: .now))
    }

    public func failed(_ writes: Int) { failed.add(writes, ordering: .relaxed) }
}
