import FoyerStore
import FoyerWork
import GRDB

/// Reads that wait: whatever has gathered is read in one transaction, from one state of the database.
///
/// A few threads of their own do it: when ten thousand visitors come back at once, none of them costs a thread's waking or a
/// transaction.
final class GroupRead: Sendable {
    /// Reads in one transaction at most: it bounds how long the last waits for the others while another thread may be free.
    static let groupLimit = 64
    /// Reads that may wait: some seconds of work.
    static let waitingLimit = 50_000

    struct Read: Sendable {
        /// Reads, and tells who asked.
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
        // Taken before the transaction has seen the database: each finds what was stored before it asked.
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
