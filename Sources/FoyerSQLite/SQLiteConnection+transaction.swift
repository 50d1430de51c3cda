package import FoyerStore

/// A savepoint took the whole transaction with it.
package struct TransactionLost: Error {
    package let cause: StoreError
}

extension SQLiteConnection {
    /// Runs `body` in a transaction that is on disk when this returns, and undone when this throws.
    package func transaction(_ body: () throws(StoreError) -> Void) throws(StoreError) {
        do {
            try control(.begin)
            try body()
            try control(.commit)
        } catch {
            // After some failures SQLite has rolled back already. Should this fail too, the next BEGIN says so.
            if isInTransaction { _ = try? control(.rollback) }
            throw error
        }
    }

    /// Runs `body` within the transaction, and undoes what it alone did when it throws.
    ///
    /// - Throws: what `body` threw, or `TransactionLost` when nothing of the transaction is left, as when the disk is full.
    package func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
        try control(.beginOwn)
        failure = nil
        do {
            let result = try body()
            if let failure { throw failure }
            // Found only at the commit, this would fail the writes of all others as well.
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
