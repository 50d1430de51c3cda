import FoyerStore
import GRDB
import Synchronization

/// Writes that wait, run in the order they came: whatever has gathered while the last group went to disk is the next
/// group, and goes to disk with one flush. Nothing waits for a timer.
final class GroupCommit: Sendable {
    /// Writes in one commit at most: it bounds how long the first of them waits for the others.
    static let groupLimit = 1_000
    /// Writes that may wait: about two seconds of work. Beyond that, refusing early is kinder than answering late.
    static let waitingLimit = 50_000

    typealias Body = @Sendable (any SQLConnection) throws -> Finish
    /// Tells who submitted how it ended: nil when it is on disk.
    typealias Finish = @Sendable ((any Error)?) -> Void

    private struct Write: Sendable {
        let body: Body
        let fail: @Sendable (any Error) -> Void
    }

    private struct State {
        var waiting: [Write] = []
        var isScheduled = false
        var isClosed = false
    }

    private let state = Mutex(State())
    private let database: any DatabaseWriter
    private let connections: ConnectionTable

    init(_ database: any DatabaseWriter, _ connections: ConnectionTable) {
        self.database = database
        self.connections = connections
    }

    func submit(_ body: @escaping Body, fail: @escaping @Sendable (any Error) -> Void) {
        enum Step { case schedule, wait, refuse(StoreError) }
        let step = state.withLock { state -> Step in
            if state.isClosed { return .refuse(.unavailable(DatabaseClosed())) }
            if state.waiting.count >= Self.waitingLimit { return .refuse(.overloaded) }
            state.waiting.append(Write(body: body, fail: fail))
            if state.isScheduled { return .wait }
            state.isScheduled = true
            return .schedule
        }
        switch step {
        case .schedule: schedule()
        case .wait: break
        case .refuse(let error): fail(error)
        }
    }

    /// Accepts no further write and, on the writer's thread, runs those that wait.
    func close(_ database: Database) {
        state.withLock { $0.isClosed = true }
        while case let group = take(), !group.isEmpty { run(group, on: database) }
    }

    /// One group a turn of the writer, so that a backup or a checkpoint gets its turn also under load.
    private func schedule() {
        database.asyncWriteWithoutTransaction { [self] database in
            run(take(), on: database)
            let isMore = state.withLock { state in
                state.isScheduled = !state.waiting.isEmpty
                return state.isScheduled
            }
            if isMore { schedule() }
        }
    }

    private func take() -> [Write] {
        state.withLock { state in
            let group = Array(state.waiting.prefix(Self.groupLimit))
            state.waiting.removeFirst(group.count)
            return group
        }
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
            for finish in finishes { finish(nil) }
        } catch {
            // Nothing of the group is on disk, so nobody is told otherwise.
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
