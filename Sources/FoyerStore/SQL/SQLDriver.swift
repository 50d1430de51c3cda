/// A database: SQLite in one file, or PostgreSQL. The only seam below `Store`.
/// A closure is synchronous, so that nothing can be awaited inside a transaction. An error of its own, such
/// as a rule's refusal, is rethrown unchanged, and its changes are rolled back; all other errors are a
/// `StoreError`.
public protocol SQLDriver: Sendable {
    /// Runs `body` on a snapshot of the database. It cannot write.
    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result

    /// Runs `body` like `submit`, and returns once it is durable.
    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result

    /// Queues `body` behind the writes submitted before it, and returns at once.
    /// Writes run one at a time in that order. A `body` that throws rolls back its own changes only.
    /// `completion` is called on the writer's thread, in the same order, once the changes are durable
    /// (success), or when nothing was changed: it must not block.
    func submit<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result,
        completion: @escaping @Sendable (Swift.Result<Result, any Error>) -> Void
    )

    /// Why nothing is stored any more, if known without a write: the database's file was removed or replaced.
    /// Nil if nothing of the kind is known.
    var lostFile: String? { get }

    /// Completes the queued writes, then closes the connections. Nothing can be read or written afterwards.
    /// - Throws: `unavailable` if the last writes could not be completed.
    func close() throws
}

extension SQLDriver {
    /// A database that is not a file of ours.
    public var lostFile: String? { nil }

    public func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        try await withUnsafeThrowingContinuation { continuation in
            submit(body) { continuation.resume(with: $0) }
        }
    }
}
