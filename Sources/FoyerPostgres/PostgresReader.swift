import Dispatch
import FoyerStore
import FoyerWork

/// Reads, each group in one transaction and from one snapshot of the database, on a few threads with a
/// connection each.
final class PostgresReader: Sendable {
    /// Reads in one transaction at most: bounds how long the last waits for the others while another thread
    /// may be free.
    static let groupLimit = 64
    /// Reads that may wait: some seconds of work.
    static let waitingLimit = 50_000

    struct Read: Sendable {
        /// Reads and reports the result to the caller; throws, with nothing reported, if that failed.
        let run: @Sendable (PostgresConnection) throws -> Void
        let fail: @Sendable (any Error) -> Void
    }

    private let queue = WorkQueue<Read>(limit: waitingLimit)
    private let ended = DispatchGroup()

    init(_ sessions: [PostgresSession]) {
        for session in sessions {
            ended.enter()
            queue.serve(thread: "foyer-reader") { [queue] in
                // Taken before the transaction begins: each read finds what was stored before it was
                // requested.
                Self.run(queue.take(Self.groupLimit), on: session)
            } end: { [ended] in
                session.close()
                ended.leave()
            }
        }
    }

    func submit(_ read: Read) {
        do throws(StoreError) { try queue.add(read) } catch { read.fail(error) }
    }

    func close() { queue.close() }

    /// Returns when the threads have ended.
    func waitForEnd() { ended.wait() }

    private static func run(_ group: [Read], on session: PostgresSession) {
        var left = group[...]
        while let next = left.first {
            var ran = 0
            do {
                let connection = try session.connection()
                try connection.transaction(.read) {
                    for read in left {
                        try read.run(connection)
                        ran += 1
                        // A failure that the closure caught: the transaction is of no use to the next read.
                        if connection.failure != nil { throw Aborted() }
                    }
                }
                return
            } catch is Aborted {
                left = left.dropFirst(ran)
            } catch {
                left = left.dropFirst(ran)
                if left.isEmpty { return }
                if session.renewStatements() { continue }
                (left.first ?? next).fail(error)
                left = left.dropFirst()
            }
        }
    }

    private struct Aborted: Error {}
}
