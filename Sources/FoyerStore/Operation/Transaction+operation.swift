public import FoyerCore

extension Transaction {
    /// Whether anything depends on earlier signatures: a visitor is stored, or an agent is logged in.
    public func isInUse() throws -> Bool {
        try !db.run("SELECT 1 FROM visitor UNION ALL SELECT 1 FROM session LIMIT 1").isEmpty
    }

    /// Writes a single row that nobody reads: a test that the disk accepts writes.
    public func probe(at now: Instant) throws {
        try db.run(
            """
            INSERT INTO probe (id, at) VALUES (1, \(now)) ON CONFLICT (id) DO UPDATE SET at = excluded.at
            """
        )
    }
}
