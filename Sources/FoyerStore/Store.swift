/// Everything that Foyer remembers, in the application's words. All SQL of the application is here, and only the store reaches
/// the driver.
///
/// A closure is synchronous: nothing can be awaited inside a transaction.
public struct Store: Sendable {
    let driver: any SQLDriver

    /// - Parameter driver: a database that `migrate(at:)` brings up to date before anything else.
    public init(_ driver: any SQLDriver) {
        self.driver = driver
    }

    /// Runs `body` on one state of the database, which it cannot change.
    ///
    /// - Parameter failing: the caller's failure, which is made of what `body` threw or of the store's own failure.
    public func read<Result: Sendable, Failure: StoreReportingError>(
        failing: Failure.Type = StoreError.self,
        _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws(Failure) -> Result {
        do { return try await driver.read { try body(Transaction($0)) } } catch { throw Failure(error) }
    }

    /// Runs `body` in one transaction, and returns once that is durable. What `body` throws undoes what it wrote.
    ///
    /// - Parameter failing: the caller's failure, which is made of what `body` threw or of the store's own failure.
    public func write<Result: Sendable, Failure: StoreReportingError>(
        failing: Failure.Type = StoreError.self,
        _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws(Failure) -> Result {
        do { return try await driver.write { try body(Transaction($0)) } } catch { throw Failure(error) }
    }

    /// Enqueues `body` behind the writes submitted before it, and returns at once.
    ///
    /// - Parameter completion: called in the order of the writes, on the writer's thread, with what `body` returned once that is
    ///   durable, or with what it threw; it must not block.
    public func submit<Result: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Result,
        completion: @escaping @Sendable (Swift.Result<Result, any Error>) -> Void
    ) {
        driver.submit({ try body(Transaction($0)) }, completion: completion)
    }

    /// Why nothing is stored any more, as far as it shows without a write; nil when nothing of that kind is known.
    public var lostFile: String? { driver.lostFile }

    /// Completes the queued writes, then closes the database. Nothing can be read or written afterwards.
    /// - Throws: `unavailable` if the last writes could not be completed.
    public func close() throws(StoreError) {
        do { try driver.close() } catch { throw StoreError(error) }
    }
}
