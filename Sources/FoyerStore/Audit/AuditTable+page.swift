public import FoyerCore

extension AuditTable {
    /// The entries before a position, newest first.
    public func page(_ filter: AuditFilter, before position: AuditRecord.Position, limit: Int) throws
        -> [AuditRecord]
    {
        try db.run(AuditLookup.page(filter, before: position, limit: limit)).map(AuditRow.record)
    }

    /// Deletes the oldest entries from before a moment, at most `batch` of them.
    /// - Returns: whether there may be more.
    public func expire(before moment: Instant, batch: Int) throws -> Bool {
        try db.change(
            """
            DELETE FROM audit WHERE id IN (
                SELECT id FROM audit WHERE at < \(moment) ORDER BY at, id LIMIT \(batch))
            """) == batch
    }
}
