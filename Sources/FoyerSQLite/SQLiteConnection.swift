package import FoyerStore
import GRDBSQLite

/// One connection with its prepared statements.
/// Calls SQLite directly: GRDB opens, pools and closes connections, but its observation of every statement is
/// not needed. Used by one thread at a time, as GRDB hands it out. Visible in this package for the
/// simulation, which has a disk of its own.
package final class SQLiteConnection: SQLConnection {
    /// Statements kept prepared. The application has fewer; filters of the list may make more, and then all
    /// are finalised.
    static let preparedLimit = 256

    private let connection: OpaquePointer
    /// Keyed by the texts around the values, which avoids joining them each time.
    private var prepared: [[String]: PreparedStatement] = [:]

    private var controls: [Control: PreparedStatement] = [:]

    /// The first statement that failed in this savepoint. A closure that catches the failure and continues
    /// still fails, as it must on PostgreSQL, which accepts nothing more after a failure.
    var failure: StoreError?

    package init(_ connection: OpaquePointer) {
        self.connection = connection
    }

    @discardableResult
    package func run(_ sql: SQL) throws(StoreError) -> [Row] {
        do { return try statement(sql).rows(binding: sql.values) } catch { throw recorded(error) }
    }

    @discardableResult
    package func change(_ sql: SQL) throws(StoreError) -> Int {
        let before = sqlite3_total_changes64(connection)
        do { try statement(sql).finish(binding: sql.values) } catch { throw recorded(error) }
        // Without this, a statement that changes nothing would report the count of an older one.
        guard sqlite3_total_changes64(connection) != before else { return 0 }
        return Int(sqlite3_changes64(connection))
    }

    package func run(script: String) throws(StoreError) {
        guard sqlite3_exec(connection, script, nil, nil, nil) == SQLITE_OK else {
            throw recorded(StoreError(SQLiteFailure(connection)))
        }
    }

    /// Runs a statement of the driver itself.
    func control(_ statement: Control) throws(StoreError) {
        if let known = controls[statement] { return try known.finish(binding: []) }
        let new = try PreparedStatement(statement.rawValue, on: connection)
        controls[statement] = new
        try new.finish(binding: [])
    }

    /// The statements that begin and end transactions; the inner ones around every single write.
    enum Control: String {
        case begin = "BEGIN IMMEDIATE"
        case commit = "COMMIT"
        case rollback = "ROLLBACK"
        case beginOwn = "SAVEPOINT own"
        case keepOwn = "RELEASE own"
        case undoOwn = "ROLLBACK TO own"
    }

    /// Whether a transaction is open; SQLite itself ends it after some failures.
    var isInTransaction: Bool { sqlite3_get_autocommit(connection) == 0 }

    /// Whether a deferred foreign key is violated now.
    var hasDeferredFault: Bool {
        var current: Int32 = 0
        var highest: Int32 = 0
        sqlite3_db_status(connection, SQLITE_DBSTATUS_DEFERRED_FKS, &current, &highest, 0)
        return current != 0
    }

    /// Finalises all statements; required before the connection is closed.
    package func forgetStatements() {
        prepared.removeAll()
        controls.removeAll()
    }

    private func recorded(_ error: StoreError) -> StoreError {
        failure = failure ?? error
        return error
    }

    private func statement(_ sql: SQL) throws(StoreError) -> PreparedStatement {
        if let known = prepared[sql.fragments] { return known }
        if prepared.count >= Self.preparedLimit { prepared.removeAll() }
        let statement = try PreparedStatement(sql.text { _ in "?" }, on: connection)
        prepared[sql.fragments] = statement
        return statement
    }
}
