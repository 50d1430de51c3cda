public import FoyerCore

extension SQLConnection {
    /// Writes the one row that nobody reads: shows whether the disk takes what is written.
    public func probe(at now: Instant) throws {
        try run(
            """
            INSERT INTO probe (id, at) VALUES (1, \(now)) ON CONFLICT (id) DO UPDATE SET at = excluded.at
            """
        )
    }
}
