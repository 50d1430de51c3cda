/// A connection within one read or one write. Must not leave the closure that it was given to.
public protocol SQLConnection: AnyObject {
    /// Runs one statement and answers its rows.
    @discardableResult
    func run(_ sql: SQL) throws(StoreError) -> [Row]

    /// Runs one statement and answers how many rows it changed.
    @discardableResult
    func change(_ sql: SQL) throws(StoreError) -> Int

    /// Runs the statements of a text of the program itself, one after the other.
    func run(script: String) throws(StoreError)
}

extension SQLConnection {
    /// Every row, made into a value by what can only find it damaged.
    public func all<Value>(_ sql: SQL, _ make: (Row) throws -> Value) throws(StoreError) -> [Value] {
        let rows = try run(sql)
        do { return try rows.map(make) } catch { throw StoreError(error) }
    }

    /// The first row, made into a value likewise; nil when there is none.
    public func first<Value>(_ sql: SQL, _ make: (Row) throws -> Value) throws(StoreError) -> Value? {
        guard let row = try run(sql).first else { return nil }
        do { return try make(row) } catch { throw StoreError(error) }
    }
}

/// A database: SQLite in one file, or PostgreSQL. The one seam below `Store`.
///
/// A closure is synchronous, so that nothing can be awaited inside a transaction. What it throws itself, such as a rule's
/// refusal, comes out unchanged, and what it wrote is undone; everything else that is thrown is a `StoreError`.
public protocol SQLDriver: Sendable {
    /// Runs `body` on a state of the database that does not change meanwhile. It cannot write.
    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result

    /// Runs `body` as `submit` does, and returns once it is safe on disk.
    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result

    /// Puts `body` behind the writes submitted before it, and returns at once.
    ///
    /// Writes run one at a time in that order. A `body` that throws undoes what it wrote, and only that. `completion` is called
    /// on the writer's thread, in the same order, once what was written is safe on disk (success), or when nothing was: it
    /// must not block.
    func submit<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result,
        completion: @escaping @Sendable (Swift.Result<Result, any Error>) -> Void
    )

    /// Why nothing is stored any more, as far as it shows without a write: the database's file was removed or replaced. Nil: nothing
    /// of that kind is known.
    var lostFile: String? { get }

    /// Completes the queued writes, then closes the connections. Nothing can be read or written afterwards.
    ///
    /// - Throws: `unavailable` when the last writes could not be completed.
    func close() throws
}

extension SQLDriver {
    /// A database that is no file of ours.
    public var lostFile: String? { nil }

    public func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        try await withUnsafeThrowingContinuation { continuation in
            submit(body) { continuation.resume(with: $0) }
        }
    }
}
