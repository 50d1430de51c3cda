import Dispatch
public import FoyerStore
import Foundation
import Synchronization

/// A queue of work with threads of its own, in order of submission. A thread takes what has gathered and
/// sleeps only when the queue is empty; adding work wakes a thread only if one sleeps.
public final class WorkQueue<Work: Sendable>: Sendable {
    private struct State {
        var waiting: [Work] = []
        var asleep = 0
        var isClosed = false
    }

    private enum Step {
        case work, sleep, end
    }

    private let state = Mutex(State())
    private let wake = DispatchSemaphore(value: 0)
    private let limit: Int

    /// - Parameter limit: how much may wait. Beyond it, an early refusal is better than a late answer.
    public init(limit: Int) {
        self.limit = limit
    }

    /// How much is waiting.
    public var count: Int { state.withLock { $0.waiting.count } }

    /// - Throws: `overloaded` if too much is waiting, `unavailable` once the queue is closed.
    public func add(_ work: Work) throws(StoreError) {
        let outcome = state.withLock { state -> Result<Bool, StoreError> in
            if state.isClosed { return .failure(.unavailable(DatabaseClosed())) }
            if state.waiting.count >= limit { return .failure(.overloaded) }
            state.waiting.append(work)
            guard state.asleep > 0 else { return .success(false) }
            state.asleep -= 1
            return .success(true)
        }
        if try outcome.get() { wake.signal() }
    }

    /// Accepts no further work; what is queued is still done. Sleeping threads are woken to end.
    public func close() {
        let asleep = state.withLock { state in
            state.isClosed = true
            defer { state.asleep = 0 }
            return state.asleep
        }
        for _ in 0..<asleep { wake.signal() }
    }

    /// Removes up to `most` elements, oldest first.
    public func take(_ most: Int) -> [Work] {
        state.withLock { state in
            if state.waiting.count <= most {
                defer { state.waiting = [] }
                return state.waiting
            }
            let taken = Array(state.waiting.prefix(most))
            state.waiting.removeFirst(most)
            return taken
        }
    }

    /// Starts a thread that calls `turn` whenever work is queued, and `end` after the last turn, when the
    /// queue is closed.
    public func serve(
        thread name: String, _ turn: @escaping @Sendable () -> Void, end: @escaping @Sendable () -> Void
    ) {
        let thread = Thread { [self] in
            while isMore() { turn() }
            end()
        }
        thread.name = name
        thread.start()
    }

    /// Waits until there is work; false if there will be none.
    private func isMore() -> Bool {
        while true {
            let step = state.withLock { state -> Step in
                if !state.waiting.isEmpty { return .work }
                if state.isClosed { return .end }
                state.asleep += 1
                return .sleep
            }
            switch step {
            case .work: return true
            case .end: return false
            case .sleep: wake.wait()
            }
        }
    }
}
