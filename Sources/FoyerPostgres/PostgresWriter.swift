import Dispatch
import FoyerMetrics
import FoyerStore
import FoyerWork

/// Writes in the order they were submitted, on one thread with a connection of its own. Whatever gathered while the last group was
/// committed is the next group, and shares one commit.
final class PostgresWriter: Sendable {
    /// Writes in one commit at most. PostgreSQL keeps 64 subtransactions of a transaction in memory; more would slow down every
    /// snapshot of the server.
    static let groupLimit = 48
    /// Writes that may wait: about a second of work. Beyond that, an early refusal is better than a late
    /// answer.
    static let waitingLimit = 8_000

    typealias Body = @Sendable (any SQLConnection) throws -> Finish
    /// Reports the outcome to the submitter; nil once the write is durable.
    typealias Finish = @Sendable ((any Error)?) -> Void

    private struct Write: Sendable {
        let body: Body
        let fail: @Sendable (any Error) -> Void
    }

    let counts = CommitCounts()
    private let queue = WorkQueue<Write>(limit: waitingLimit)
    private let ended = DispatchGroup()

    init(_ session: PostgresSession) {
        ended.enter()
        queue.serve(thread: "foyer-writer") { [queue, counts] in
            Self.run(queue.take(Self.groupLimit), on: session, counts)
        } end: { [ended] in
            session.close()
            ended.leave()
        }
    }

    func submit(_ body: @escaping Body, fail: @escaping @Sendable (any Error) -> Void) {
        do throws(StoreError) { try queue.add(Write(body: body, fail: fail)) } catch { fail(error) }
    }

    /// Writes that wait.
    var waiting: Int { queue.count }

    /// Accepts no further write; queued writes are still completed.
    func close() { queue.close() }

    /// Returns when the thread has ended.
    func waitForEnd() { ended.wait() }

    private static func run(_ group: [Write], on session: PostgresSession, _ counts: CommitCounts) {
        if group.isEmpty { return }
        let start = ContinuousClock.now
        var finishes: [Finish] = []
        finishes.reserveCapacity(group.count)
        do {
            let connection = try session.connection()
            try connection.transaction(.write) {
                for write in group { finishes.append(try run(write, on: connection, session)) }
            }
            counts.committed(group.count, since: start)
            for finish in finishes { finish(nil) }
        } catch {
            // Nothing of the group is stored, so all of it is reported as failed.
            counts.failed(group.count)
            let failure = (error as? TransactionLost)?.cause ?? StoreError(error)
            for finish in finishes { finish(failure) }
            for write in group.dropFirst(finishes.count) { write.fail(failure) }
        }
    }

    /// Runs one write in a savepoint of the group.
    /// - Throws: what failed the whole group; a failure of this write alone is reported to its submitter.
    private static func run(
        _ write: Write, on connection: PostgresConnection, _ session: PostgresSession
    ) throws(TransactionLost) -> Finish {
        for isFirst in [true, false] {
            do {
                return try connection.savepoint { try write.body(connection) }
            } catch let lost as TransactionLost {
                throw lost
            } catch {
                if isFirst, session.renewStatements() { continue }
                return { _ in write.fail(error) }
            }
        }
        return { _ in write.fail(StoreError.conflict) }
    }
}
