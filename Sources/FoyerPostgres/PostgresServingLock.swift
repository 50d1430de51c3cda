import FoyerStore
import Synchronization

/// Held by the one server that serves from a database, on a connection of its own: PostgreSQL releases it when that connection ends.
public final class PostgresServingLock: Sendable {
    /// "foyer" in ASCII, so that the lock is recognised in `pg_locks`.
    private static let number: Int64 = 0x66_6f79_6572

    /// `@unchecked Sendable`: nothing uses the connection after `init`; it only stays open.
    private struct Held: @unchecked Sendable {
        let connection: PostgresConnection
    }

    private let held: Held

    /// Returns nil when another server holds the lock.
    public init?(_ address: String) throws(PostgresOpenError) {
        let connection = try PostgresConnection(address)
        held = Held(connection: connection)
        let isFree: Bool?
        do {
            isFree = try connection.first("SELECT pg_try_advisory_lock(\(Self.number)) AS free") {
                try $0.bool("free")
            }
        } catch {
            throw PostgresOpenError(address, cause: error.description)
        }
        if isFree != true { return nil }
    }
}
