import FoyerStore
import FoyerWork
import GRDB

/// Queued reads: what has gathered is read in one transaction, from one snapshot of the database.
/// They run on a few threads of their own: when ten thousand visitors reconnect at once, none of them costs a
/// thread switch or a transaction.
final class GroupRead: Sendable {
    /// Reads in one transaction at most: bounds how long the last waits for the others while another thread
    /// may be free.
    static let groupLimit = 64
    /// Reads that may wait: some seconds of work.
    static let waitingLimit = 50_000

    struct Read: Sendable {
        /// Reads and reports the result to the caller.
        let run: @Sendable (any SQLConnection) -> Void
        let fail: @Sendable (any Error) -> Void
    }

    private let queue = WorkQueue<Read>(limit: waitingLimit)
    private let database: any DatabaseReader
    private let connections: ConnectionTable

    init(_ database: any DatabaseReader, _ connections: ConnectionTable, threads: Int) {
        self.database = database
        self.connections = connections
        for _ in 0..<threads {
            queue.serve(thread: "foyer-reader") { [self] in
                readGroup()
            } end: { [connections] in
                connections.removeAll()
            }
        }
    }

    func submit(_ read: Read) {
        do throws(StoreError) { try queue.add(read) } catch { read.fail(error) }
    }

    func close() { queue.close() }

    private func readGroup() {
        // Taken before the transaction begins: each read finds what was stored before it was requested.
        let group = queue.take(Self.groupLimit)
        if group.isEmpty { return }
        var left = group[...]
        do {
            try database.read { database in
                let connection = try connections.connection(of: database)
                while let read = left.popFirst() { read.run(connection) }
            }
        } catch {
            let failure = (error as? DatabaseError).map { StoreError(SQLiteFailure($0)) } ?? StoreError(error)
            for read in left { read.fail(failure) }
        }
    }
}
