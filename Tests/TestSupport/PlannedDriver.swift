public import FoyerStore
import Synchronization

/// A real database that asks how each statement finds its rows, counts the statements, and refuses one that would read a table
/// from end to end though the table grows with visitors or messages.
public final class PlannedDriver: SQLDriver {
    private struct State: Sendable {
        var count = 0
        /// Statements whose plan is known to be good, by the texts around the values.
        var known: Set<[String]> = []
        var afterRead: (@Sendable () async -> Void)?
        var beforeWrite: (@Sendable () -> Void)?
    }

    /// The same database without questions: for what a test itself looks up.
    public let aside: any SQLDriver
    private let state = Mutex(State())

    public init(_ driver: any SQLDriver) { aside = driver }

    /// How many statements ran since this was asked last.
    public func takeCount() -> Int {
        state.withLock { state in
            defer { state.count = 0 }
            return state.count
        }
    }

    /// This happens once the next read is over, and before whoever asked has the answer.
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

    /// This happens when the next write is asked for, and before it begins.
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
        let isNew = state.withLock { state in
            state.count += 1
            return state.known.insert(sql.fragments).inserted
        }
        guard isNew, TestDatabase.isSQLite else { return }
        let plan = try db.all("EXPLAIN QUERY PLAN \(sql)") { try $0.text("detail") }
        if let scan = plan.first(where: Self.isScan) {
            throw .unavailable(Scanned(statement: sql.text { "?\($0)" }, step: scan))
        }
    }

    /// Tables that grow with visitors, visits or words.
    private static let growing: Set = [
        "visitor", "variable", "visit", "chat", "message", "said", "sent", "flow_run", "flow_field",
        "bot_run",
        "audit", "knowledge",
    ]
    /// Indexes of only those rows that are open now: reading all of them is meant.
    private static let partial = ["chat_open", "chat_one_open", "visitor_captured", "flow_run_wake"]

    private static func isScan(_ step: String) -> Bool {
        let words = step.split(separator: " ")
        guard words.first == "SCAN", let table = words.dropFirst().first, growing.contains(String(table))
        else {
            return false
        }
        return !words.contains { partial.contains(String($0)) }
    }
}

/// A statement that reads a whole table which has no bound.
struct Scanned: Error, CustomStringConvertible {
    let statement: String
    let step: String

    var description: String { "\(step): \(statement)" }
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
