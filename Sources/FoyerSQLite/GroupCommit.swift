import FoyerMetrics
import FoyerStore
import FoyerWork
import GRDB

/// Queued writes, run in order: what has gathered while the last group was flushed is the next group, and is
/// flushed once. A single write waits only for its flush; one shortly after a small group waits for a
/// millisecond as well.
/// They run on one thread of their own: what they touch stays in its processor's cache, and it is woken only
/// if it has slept (docs/decisions/0025-one-thread-writes.md).
final class GroupCommit: Sendable {
    /// Writes in one commit at most: bounds how long the first of them waits for the others.
    static let groupLimit = 1_000
    /// Writes that may wait: about a second of work on two busy processors. Beyond that, an early refusal is
    /// better than a late answer, since writes that nobody waits for any more delay the others.
    static let waitingLimit = 8_000

    /// After a group of this size the thread pauses: others write at the same time, and the next group will
    /// be worth its flush. After a single write it does not, and a larger group is worth its flush as it is
    /// (docs/decisions/0028-pause-between-small-groups.md).
    static let breathing = 2..<64

    typealias Body = @Sendable (any SQLConnection) throws -> Finish
    /// Reports the outcome to the submitter; nil once the write is durable.
    typealias Finish = @Sendable ((any Error)?) -> Void

    private struct Write: Sendable {
        let body: Body
        let fail: @Sendable (any Error) -> Void
    }

    let counts = CommitCounts()
    private let queue = WorkQueue<Write>(limit: waitingLimit)
    private let database: any DatabaseWriter
    private let connections: ConnectionTable
    private let place: FilePlace?

    /// - Parameters:
    ///   - place: of the file; nil for a database in memory
    ///   - rest: pauses
    init(
        _ database: any DatabaseWriter, _ connections: ConnectionTable, place: FilePlace?,
        rest: @escaping @Sendable () -> Void
    ) {
        self.database = database
        self.connections = connections
        self.place = place
        // One group per access to the database, so that a backup or a checkpoint can run under load.
        queue.serve(thread: "foyer-writer") { [self] in
            let count = self.database.writeWithoutTransaction { database in
                let group = queue.take(Self.groupLimit)
                run(group, on: database)
                return group.count
            }
            if Self.breathing.contains(count) { rest() }
        } end: { [connections] in
            // No connection is in use any more; GRDB closes them next.
            connections.removeAll()
        }
    }

    func submit(_ body: @escaping Body, fail: @escaping @Sendable (any Error) -> Void) {
        do throws(StoreError) { try queue.add(Write(body: body, fail: fail)) } catch { fail(error) }
    }

    /// Writes that wait.
    var waiting: Int { queue.count }

    /// Accepts no further write; queued writes are still completed.
    func close() { queue.close() }

    /// Accepts no further write, and completes the queued ones.
    func close(_ database: Database) {
        close()
        while case let group = queue.take(Self.groupLimit), !group.isEmpty { run(group, on: database) }
    }

    private func run(_ group: [Write], on database: Database) {
        if group.isEmpty { return }
        let start = ContinuousClock.now
        var finishes: [Finish] = []
        finishes.reserveCapacity(group.count)
        do {
            let connection = try connections.connection(of: database)
            try connection.transaction { () throws(StoreError) in
                for write in group { finishes.append(try run(write, on: connection)) }
            }
            // Before anybody is informed: what was written to a file without a name is not stored.
            try place?.check()
            counts.committed(group.count, since: start)
            for finish in finishes { finish(nil) }
        } catch {
            // Nothing of the group is on disk, so all of it is reported as failed.
            counts.failed(group.count)
            let error = error is FilePlace.Moved ? StoreError.unavailable(error) : error
            for finish in finishes { finish(error) }
            for write in group.dropFirst(finishes.count) { write.fail(error) }
        }
    }

    /// Runs one write in a savepoint of the group.
    /// - Throws: what failed the whole group; a failure of this write alone is reported to its submitter.
    private func run(_ write: Write, on connection: SQLiteConnection) throws(StoreError) -> Finish {
        do {
            return try connection.savepoint { try write.body(connection) }
        } catch let lost as TransactionLost {
            throw lost.cause
        } catch {
            return { _ in write.fail(error) }
        }
    }
}
