import FoyerStore

extension PostgresConnection {
    /// Runs `body` in a transaction that is committed when this returns, and rolled back when this throws.
    func transaction<Result>(_ mode: TransactionMode, _ body: () throws -> Result) throws -> Result {
        forgetFailure()
        try control(mode.rawValue)
        do {
            let result = try body()
            if let failure { throw failure }
            try control("COMMIT")
            return result
        } catch {
            forgetFailure()
            // The server ends the transaction of a broken connection by itself.
            if !isBroken { _ = try? control("ROLLBACK") }
            forgetFailure()
            throw error
        }
    }

    /// Runs `body` within the transaction, and rolls back only its own changes if it throws or if one of its
    /// statements failed.
    /// - Throws: what `body` threw, or `TransactionLost` if the connection broke.
    func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
        do { try control("SAVEPOINT own") } catch { throw TransactionLost(cause: error) }
        do {
            let result = try body()
            if let failure { throw failure }
            // If found only at the commit, a dangling key would fail the writes of all others as well.
            try control("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED; RELEASE own")
            return result
        } catch {
            forgetFailure()
            do { try control("ROLLBACK TO own; RELEASE own") } catch let lost {
                throw TransactionLost(cause: lost)
            }
            throw error
        }
    }
}
