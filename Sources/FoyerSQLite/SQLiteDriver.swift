import Foundation
public import FoyerMetrics
public import FoyerStore
import GRDB

/// SQLite in one file, or in memory.
/// One connection writes, and only it checkpoints the write-ahead log; several read.
public final class SQLiteDriver: SQLDriver {
    /// Concurrent reads, each with a thread: one waits for the disk while another runs.
    static let readerLimit = 2
    /// Seconds that a write waits while another process, such as a backup tool, locks the file.
    static let busyLimit: TimeInterval = 5

    /// Pages in the write-ahead log (16 MB) at which it is checkpointed. More would write a busy page less
    /// often, but make the log larger and a start after a crash longer.
    static let logLimit = 4_000
    /// KiB of the writer's page cache: the ends of a thousand open chats, so that a write need not read.
    /// Older pages are read from the system's cache.
    static let writerCache = 8_192

    /// KiB of a reader's page cache: what one transaction reads twice. It is invalidated by every write, and
    /// the system's cache has the pages still.
    static let readerCache = 256

    /// Microseconds that the writer pauses between small groups: as long as a few flushes of a good disk, and
    /// not noticeable to the submitter.
    static let pause: UInt32 = 1_000

    let database: any DatabaseWriter
    private let connections = ConnectionTable()
    private let place: FilePlace?
    private let writes: GroupCommit
    private let reads: GroupRead

    /// Opens the database in the file at `path`; creates it if it does not exist.
    public convenience init(path: String) throws(SQLiteOpenError) {
        Self.makePrivate(path)
        do {
            let pool = try DatabasePool(path: path, configuration: Self.configuration)
            try pool.writeWithoutTransaction { database in
                // The pool has set NORMAL by default, with which a power failure may lose acknowledged
                // commits.
                try database.execute(sql: "PRAGMA synchronous = FULL")
                try database.execute(sql: "PRAGMA wal_autocheckpoint = \(Self.logLimit)")
                try database.execute(sql: "PRAGMA cache_size = -\(Self.writerCache)")
            }
            self.init(pool, place: FilePlace(path: path)) { usleep(Self.pause) }
        } catch {
            throw SQLiteOpenError(path: path, error)
        }
    }

    /// A database that lives as long as the driver.
    /// - Parameter rest: replaces the pause between small groups.
    public static func inMemory(rest: @escaping @Sendable () -> Void = {}) throws -> SQLiteDriver {
        SQLiteDriver(try DatabaseQueue(configuration: configuration), place: nil, rest: rest)
    }

    /// Makes a new file readable only by its owner; SQLite gives its log the same permissions. If this fails,
    /// opening reports it.
    private static func makePrivate(_ path: String) {
        let file = Foundation.open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        if file >= 0 { Foundation.close(file) }
    }

    /// - Parameter place: of the file; nil for a database in memory.
    init(
        _ database: any DatabaseWriter, place: FilePlace?, rest: @escaping @Sendable () -> Void
    ) {
        self.database = database
        self.place = place
        writes = GroupCommit(database, connections, place: place, rest: rest)
        reads = GroupRead(database, connections, threads: database is DatabasePool ? Self.readerLimit : 1)
    }

    deinit {
        // The threads complete what is queued, and then release the connections.
        writes.close()
        reads.close()
    }

    static var configuration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(busyLimit)
        configuration.maximumReaderCount = readerLimit
        configuration.persistentReadOnlyConnections = true  // our statements belong to them
        configuration.prepareDatabase { database in
            // Overwrite erased data of visitors, which would otherwise linger in free pages.
            try database.execute(sql: "PRAGMA secure_delete = ON")
            try database.execute(sql: "PRAGMA cache_size = -\(Self.readerCache)")
        }
        return configuration
    }

    public func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        try await withUnsafeThrowingContinuation { continuation in
            reads.submit(
                GroupRead.Read(
                    run: { connection in
                        continuation.resume(with: Swift.Result { try body(connection) })
                    },
                    fail: { continuation.resume(throwing: $0) }))
        }
    }

    public func submit<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result,
        completion: @escaping @Sendable (Swift.Result<Result, any Error>) -> Void
    ) {
        writes.submit(
            { connection in
                let result = try body(connection)
                return { error in completion(error.map { .failure($0) } ?? .success(result)) }
            },
            fail: { completion(.failure($0)) }
        )
    }

    /// Why nothing is stored any more: the file was removed or replaced. Nil if it is in place.
    public var lostFile: String? {
        do throws(FilePlace.Moved) { try place?.check() } catch { return error.description }
        return nil
    }

    /// What was written since the start.
    public var commits: CommitCounts { writes.counts }

    /// Writes that wait for the one before them.
    public var waitingWrites: Int { writes.waiting }

    /// Completes the queued writes, checkpoints the log and closes the database.
    public func close() throws {
        do {
            try database.barrierWriteWithoutTransaction { database in
                reads.close()
                writes.close(database)
                // If this fails, nothing is lost: the next start reads the log beside the file.
                _ = try? database.checkpoint(.truncate)
                connections.removeAll()
            }
            try database.close()
        } catch {
            throw StoreError.unavailable(error)
        }
    }
}
