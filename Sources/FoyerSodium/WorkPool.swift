import Dispatch
import Synchronization

/// Runs slow work on a few threads of its own, with a bounded queue.
final class WorkPool: Sendable {
    typealias Work = @Sendable () -> Void

    private struct State {
        var running = 0
        var waiting: [Work] = []
    }

    private let state = Mutex(State())
    private let threads: DispatchQueue
    private let parallel: Int
    private let waitingLimit: Int

    init(label: String, parallel: Int, waitingLimit: Int) {
        threads = DispatchQueue(label: label, attributes: .concurrent)
        self.parallel = parallel
        self.waitingLimit = waitingLimit
    }

    /// False if the queue is full; then the work never runs.
    func submit(_ work: @escaping Work) -> Bool {
        enum Step { case run, wait, refuse }
        let step = state.withLock { state -> Step in
            if state.running < parallel {
                state.running += 1
                return .run
            }
            guard state.waiting.count < waitingLimit else { return .refuse }
            state.waiting.append(work)
            return .wait
        }
        if step == .run {
            threads.async { [self] in
                var next: Work? = work
                while let work = next {
                    work()
                    next = self.next()
                }
            }
        }
        return step != .refuse
    }

    /// The oldest waiting work; nil, and one thread fewer, if there is none.
    private func next() -> Work? {
        state.withLock { state in
            if state.waiting.isEmpty {
                state.running -= 1
                return nil
            }
            return state.waiting.removeFirst()
        }
    }
}
