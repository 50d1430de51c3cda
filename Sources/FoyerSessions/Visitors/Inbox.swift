import Synchronization

/// Carries out one client's commands one after the other, in order. A task exists only while there is work,
/// so an idle connection has none.
final class Inbox: Sendable {
    private struct State: Sendable {
        var waiting: [@Sendable () async -> Void] = []
        var isBusy = false
        var isClosed = false
    }

    /// Sixty-four commands: more than a person has in flight; a client that sends more without waiting is
    /// refused.
    static let limit = 64

    private let state = Mutex(State())
    private let executor: (any TaskExecutor)?

    /// - Parameter executor: where the commands run; nil for anywhere.
    init(on executor: (any TaskExecutor)? = nil) {
        self.executor = executor
    }

    /// - Returns: false if too many are waiting.
    func add(_ work: @escaping @Sendable () async -> Void) -> Bool {
        enum Outcome { case start, wait, full }
        let outcome: Outcome = state.withLock { state in
            guard !state.isClosed else { return .wait }  // the session is gone: dropped
            guard state.waiting.count < Self.limit else { return .full }
            state.waiting.append(work)
            guard !state.isBusy else { return .wait }
            state.isBusy = true
            return .start
        }
        if outcome == .start { Task(executorPreference: executor) { await self.drain() } }
        return outcome != .full
    }

    /// Runs something that only starts work: at once if nothing is before it, else in its turn.
    /// - Returns: false if too many are waiting.
    func addBrief(_ work: @escaping @Sendable () -> Void) -> Bool {
        let isIdle = state.withLock { !$0.isBusy && !$0.isClosed }
        guard isIdle else { return add { work() } }
        work()
        return true
    }

    /// Commands that have not begun are dropped.
    func close() {
        state.withLock { state in
            state.isClosed = true
            state.waiting = []
        }
    }

    private func drain() async {
        while let work = next() { await work() }
    }

    private func next() -> (@Sendable () async -> Void)? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isBusy = false
                return nil
            }
            return state.waiting.removeFirst()
        }
    }
}
