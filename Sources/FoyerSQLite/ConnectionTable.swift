import FoyerStore
import FoyerWork
import GRDB
import Synchronization

/// Our data for each connection of GRDB's pool.
final class ConnectionTable: Sendable {
    /// Available only inside an access of GRDB's, so that one thread at a time uses it.
    private struct Entry: @unchecked Sendable {
        let connection: SQLiteConnection
    }

    private let entries = Mutex<[Int: Entry]>([:])

    /// - Throws: `unavailable` once the database has been closed.
    func connection(of database: Database) throws(StoreError) -> SQLiteConnection {
        guard let pointer = database.sqliteConnection else { throw .unavailable(DatabaseClosed()) }
        let key = Int(bitPattern: pointer)
        if let known = entries.withLock({ $0[key] }) { return known.connection }
        let entry = Entry(connection: SQLiteConnection(pointer))
        entries.withLock { $0[key] = entry }
        return entry.connection
    }

    /// Finalises all statements. No connection may be in use.
    func removeAll() {
        entries.withLock { $0.removeAll() }
    }
}
