import FoyerStore
import FoyerWork
import GRDB

/// Writes that wait, run in the order they came: whatever has gathered while the last group went to disk is the next
/// group, and goes to disk with one flush. A write that comes alone waits for nothing
/// but its flush; one that comes just behind a small group waits for a millisecond, too.
///
/// They run on one thread of their own: what they touch stays in its processor's memory, and it is woken only when it has
/// slept (docs/decisions/0025-one-thread-writes.md).
final class GroupCommit: Sendable {
    /// Writes in one commit at most: it bounds how long the first of them waits for the others.
    static let groupLimit = 1_000
    /// Writes that may wait: about a second of work on two busy processors. Beyond that, refusing early is kinder than answering
    /// late: those who wait for what they have given up waiting for keep the others waiting.
    static let waitingLimit = 8_000

    /// After a group of so many the thread rests for a breath: others write at the same time, and the next group will be worth its
    /// flush. After one alone it does not, and a larger group is worth it as it is
    /// (docs/decisions/0028-a-breath-between-small-groups.md).
    static let breathing = 2..<64

    typealias Body = @Sendable (any SQLConnection) throws -> Finish
    /// Tells who submitted how it ended: nil when it is on disk.
    typealias Finish = @Sendable ((any Error)?) -> Void

    private struct Write: Sendable {
        let body: Body
        let fail: @Sendable (any Error) -> Void
    }

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
        // One group a turn of the database, so that a backup or a checkpoint gets its turn also under load.
        queue.serve(thread: "foyer-writer") { [self] in
            let count = self.database.writeWithoutTransaction { database in
                let group = queue.take(Self.groupLimit)
                run(group, on: database)
                return group.count
            }
            if Self.breathing.contains(count) { rest() }
        } end: { [connections] in
            // Nobody is left who could be using a connection; GRDB closes them next.
            connections.removeAll()
        }
    }

    func submit(_ body: @escaping Body, fail: @escaping @Sendable (any Error) -> Void) {
        do throws(StoreError) { try queue.add(Write(body: body, fail: fail)) } catch { fail(error) }
    }

    /// Accepts no further write; what waits is still written.
    func close() { queue.close() }

    /// Accepts no further write and, on the database's turn, runs those that wait.
    func close(_ database: Database) {
        close()
        while case let group = queue.take(Self.groupLimit), !group.isEmpty { run(group, on: database) }
    }

    private func run(_ group: [Write], on database: Database) {
        if group.isEmpty { return }
        var finishes: [Finish] = []
        finishes.reserveCapacity(group.count)
        do {
            let connection = try connections.connection(of: database)
            try connection.transaction { () throws(StoreError) in
                for write in group { finishes.append(try run(write, on: connection)) }
            }
            // Before anybody is told: what went into a file without a name is not stored.
            try place?.check()
            for finish in finishes { finish(nil) }
        } catch {
            // Nothing of the group is on disk, so nobody is told otherwise.
            let error = error is FilePlace.Moved ? StoreError.unavailable(error) : error
            for finish in finishes { finish(error) }
            for write in group.dropFirst(finishes.count) { write.fail(error) }
        }
    }

    /// Runs one write by itself within the group.
    ///
    /// - Throws: what ended the whole group; what is wrong with this write alone goes to who submitted it.
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
