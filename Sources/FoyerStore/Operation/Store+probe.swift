public import FoyerCore

extension SQLConnection {
    /// Whether anybody depends on what was signed before: a visitor is known, or an agent is logged in.
    public func isInUse() throws -> Bool {
        try !run("SELECT 1 FROM visitor UNION ALL SELECT 1 FROM session LIMIT 1").isEmpty
    }

    /// Writes the one row that nobody reads: shows whether the disk takes what is written.
    public func probe(at now: Instant) throws {
        try run(
            """
            INSERT INTO probe (id, at) VALUES (1, \(now)) ON CONFLICT (id) DO UPDATE SET at = excluded.at
            """
        )
    }
}
