public import FoyerStore
import Synchronization

/// A real database that checks the query plan of each statement, counts the statements, and refuses one that would scan a whole
/// table that grows with visitors or messages.
public final class PlannedDriver: SQLDriver {
    private struct State: Sendable {
        var count = 0
        var afterRead: (@Sendable () async -> Void)?
        var beforeWrite: (@Sendable () -> Void)?
    }

    /// The same database without checks and counts, for the look-ups of the test itself.
    public let aside: any SQLDriver
    private let state = Mutex(State())
    /// Statements with a checked plan, by the texts around their values. All test databases have the same schema.
    private static let known = Mutex<Set<[String]>>([])

    public init(_ driver: any SQLDriver) { aside = driver }

    /// The statements since the last call.
    public func takeCount() -> Int {
        state.withLock { state in
            defer { state.count = 0 }
            return state.count
        }
    }

    /// Runs once, after the next read and before its caller gets the result.
    public func afterNextRead(_ body: @escaping @Sendable () async -> Void) {
        state.withLock { $0.afterRead = body }
    }

    public func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        let after = state.withLock { state in
            defer { state.afterRead = nil }
            return state.afterRead
        }
        let result = try await aside.read { [self] in try body(PlannedConnection($0, recordPlan)) }
        await after?()
        return result
    }

    /// Runs once, when the next write is submitted and before it begins.
    public func beforeNextWrite(_ body: @escaping @Sendable () -> Void) {
        state.withLock { $0.beforeWrite = body }
    }

    public func submit<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result,
        completion: @escaping @Sendable (Swift.Result<Result, any Error>) -> Void
    ) {
        let before = state.withLock { state in
            defer { state.beforeWrite = nil }
            return state.beforeWrite
        }
        before?()
        aside.submit({ [self] in try body(PlannedConnection($0, recordPlan)) }, completion: completion)
    }

    public func close() throws { try aside.close() }

    private func recordPlan(_ sql: SQL, _ db: any SQLConnection) throws(StoreError) {
        state.withLock { $0.count += 1 }
        guard !Self.known.withLock({ $0.contains(sql.fragments) }) else { return }
        if let scan = try QueryPlan(of: sql, in: db).scan {
            throw .unavailable(Scanned(statement: sql.text { "?\($0)" }, step: scan))
        }
        Self.known.withLock { _ = $0.insert(sql.fragments) }
    }
}

private final class PlannedConnection: SQLConnection {
    private let db: any SQLConnection
    private let recordPlan: (SQL, any SQLConnection) throws(StoreError) -> Void

    init(_ db: any SQLConnection, _ recordPlan: @escaping (SQL, any SQLConnection) throws(StoreError) -> Void)
    {
        self.db = db
        self.recordPlan = recordPlan
    }

    func run(_ sql: SQL) throws(StoreError) -> [Row] {
        try recordPlan(sql, db)
        return try db.run(sql)
    }

    func change(_ sql: SQL) throws(StoreError) -> Int {
        try recordPlan(sql, db)
        return try db.change(sql)
    }

    func run(script: String) throws(StoreError) { try db.run(script: script) }
}
