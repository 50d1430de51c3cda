import FoyerMetrics

/// What the database's writer has done, and what waits for it.
struct WriteStatistics: Sendable {
    let counts: CommitCounts
    let waiting: @Sendable () -> Int

    var metrics: [Metric] {
        [
            Metric(
                "foyer_database_writes_total", .counter, "Writes to the database that are durable.",
                Double(counts.writes)),
            Metric(
                "foyer_database_write_failures_total", .counter,
                "Writes that were lost with their transaction, such as on a full disk.",
                Double(counts.failures)),
            Metric(
                "foyer_database_writes_waiting", .gauge,
                "Writes that wait for the transaction before them.", Double(waiting())),
            Metric(
                "foyer_database_commit_duration_seconds", .histogram,
                "Time of one transaction until it was durable; it holds all writes that had gathered.",
                samples: counts.durations.samples()),
        ]
    }
}
