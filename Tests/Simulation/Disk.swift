import FoyerSQLite
import FoyerStore
import GRDBSQLite

/// SQLite in memory that behaves like a disk: writes are grouped and flushed after a delay, fail when the disk fails, and are
/// lost if the server dies before the commit. Runs on the one thread of its `World`; hence unchecked.
final class Disk: SQLDriver, @unchecked Sendable {
    enum Health { case well, full, broken }

    struct Failure: Error { let health: Health }

    private struct Write {
        let body: (any SQLConnection) throws -> (_ error: (any Error)?) -> Void
        let fail: (any Error) -> Void
    }

    private let world: World
    private let database: Database
    private var waiting: [Write] = []
    private var isScheduled = false
    var health = Health.well
    var fault: Fault?
    /// Called after each commit, before its writes are reported as done.
    var committed: () -> Void = {}
    /// Number of commits so far.
    private(set) var commits = 0

    init(_ world: World, _ database: Database) {
        self.world = world
        self.database = database
    }

    /// In memory: there is nothing to close.
    func close() {}

    /// Reads the committed data.
    func look<Result>(_ body: (Transaction) throws -> Result) -> Result? {
        do { return try body(Transaction(database.connection)) } catch {
            world.fail("the store cannot be read: \(error)")
            return nil
        }
    }

    /// The server died: queued writes are lost.
    func forgetUnwritten() {
        waiting = []
        isScheduled = false
    }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        try await withUnsafeThrowingContinuation { continuation in
            world.after(world.dice.schedulingDelay(), "read", ofServer: true) { [self] in
                continuation.resume(
                    with: Swift.Result {
                        if health == .broken { throw StoreError.unavailable(Failure(health: health)) }
                        return try body(database.connection)
                    })
            }
        }
    }

    func submit<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result,
        completion: @escaping @Sendable (Swift.Result<Result, any Error>) -> Void
    ) {
        waiting.append(
            Write(
                body: { connection in
                    let result = try body(connection)
                    return { error in completion(error.map { .failure($0) } ?? .success(result)) }
                },
                fail: { completion(.failure($0)) }))
        if !isScheduled { schedule() }
    }

    private func schedule() {
        isScheduled = true
        world.after(world.dice.flush(), "flush", ofServer: true) { [self] in flush() }
    }

    /// Runs the queued writes, each in a savepoint, commits them, and reports the outcome to each submitter in order.
    private func flush() {
        let group = waiting
        waiting = []
        var ends: [() -> Void] = []
        do {
            if health == .broken { throw StoreError.unavailable(Failure(health: health)) }
            var finishes: [((any Error)?) -> Void] = []
            do throws(StoreError) {
                let isForgotten = fault == .forgetfulDisk && world.dice.happens(100)
                try database.connection.transaction { () throws(StoreError) in
                    for write in group { finishes.append(try run(write)) }
                    if isForgotten { throw StoreError.overloaded }
                    if health == .full { throw StoreError.unavailable(Failure(health: health)) }
                }
            } catch StoreError.overloaded where fault == .forgetfulDisk {
                // Rolled back, but reported as committed.
            } catch {
                for finish in finishes { ends.append { finish(error) } }
                for write in group.dropFirst(finishes.count) { ends.append { write.fail(error) } }
                finishes = []
            }
            for finish in finishes { ends.append { finish(nil) } }
            if !finishes.isEmpty {
                commits += 1
                if let fault { try fault.corrupt(database.connection) }
                committed()
            }
        } catch {
            for write in group { ends.append { write.fail(error) } }
        }
        complete(ends[...])
    }

    private func run(_ write: Write) throws(StoreError) -> ((any Error)?) -> Void {
        do {
            return try database.connection.savepoint { try write.body(database.connection) }
        } catch let lost as TransactionLost {
            throw lost.cause
        } catch {
            return { _ in write.fail(error) }
        }
    }

    private func complete(_ ends: ArraySlice<() -> Void>) {
        guard let end = ends.first else {
            if waiting.isEmpty { isScheduled = false } else { schedule() }
            return
        }
        end()
        world.after(world.dice.pick(0...50), "complete", ofServer: true) { [self] in
            complete(ends.dropFirst())
        }
    }
}

extension Dice {
    /// The duration of a flush, in microseconds.
    mutating func flush() -> Int64 {
        switch pick(0...999) {
        case ..<800: pick(100...3_000)
        case ..<990: pick(0...50_000)
        default: pick(0...2_000_000)
        }
    }
}

/// A database in memory, deleted with this object.
final class Database {
    let connection: SQLiteConnection
    private let handle: OpaquePointer

    struct CannotOpen: Error { let code: Int32 }

    init() throws {
        var handle: OpaquePointer?
        let code = sqlite3_open(":memory:", &handle)
        guard code == SQLITE_OK, let handle else { throw CannotOpen(code: code) }
        self.handle = handle
        connection = SQLiteConnection(handle)
        try connection.run(script: "PRAGMA foreign_keys = ON")
    }

    /// The same data in a new database.
    convenience init(copying other: Database) throws {
        try self.init()
        guard let backup = sqlite3_backup_init(handle, "main", other.handle, "main") else {
            throw CannotOpen(code: sqlite3_errcode(handle))
        }
        sqlite3_backup_step(backup, -1)
        let code = sqlite3_backup_finish(backup)
        guard code == SQLITE_OK else { throw CannotOpen(code: code) }
    }

    /// The database must not be used afterwards.
    func close() {
        connection.forgetStatements()
        sqlite3_close_v2(handle)
    }
}
