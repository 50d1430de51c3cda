package import FoyerStore

extension SQLiteConnection {
    /// Runs `body` in a transaction that is durable when this returns, and rolled back when this throws.
    package func transaction(_ body: () throws(StoreError) -> Void) throws(StoreError) {
        do {
            try control(.begin)
            try body()
            try control(.commit)
        } catch {
            // After some failures SQLite has rolled back already. If this fails too, the next BEGIN reports
            // it.
            if isInTransaction { _ = try? control(.rollback) }
            throw error
        }
    }

    /// Runs `body` within the transaction, and rolls back only its own changes if it throws.
    /// - Throws: what `body` threw, or `TransactionLost` if the transaction as a whole was rolled back, for
    ///   instance because the disk is full.
    package func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
        try control(.beginOwn)
        failure = nil
        do {
            let result = try body()
            if let failure { throw failure }
            // If found only at the commit, this would fail the writes of all others as well.
            if hasDeferredFault { throw StoreError.constraint("FOREIGN KEY constraint failed") }
            try control(.keepOwn)
            return result
        } catch {
            guard isInTransaction else {
                throw TransactionLost(cause: error as? StoreError ?? .unavailable(error))
            }
            do {
                try control(.undoOwn)
                try control(.keepOwn)
            } catch let fault {
                throw TransactionLost(cause: fault)
            }
            throw error
        }
    }
}
