import Synchronization

/// What is to be told, one after the other, in the order in which it was stored.
///
/// Were each told by the task that did it, the older of two could come last, and a screen would stay wrong.
final class Tellings: Sendable {
    typealias Telling = @Sendable () -> Void

    private struct State {
        var waiting: [Telling] = []
        var isTelling = false
    }

    private let state = Mutex(State())

    /// Tells soon; to be called in the right order, by whoever must not be held up.
    func add(_ telling: @escaping Telling) {
        let isIdle = state.withLock { state in
            state.waiting.append(telling)
            defer { state.isTelling = true }
            return !state.isTelling
        }
        if isIdle { Task { tellAll() } }
    }

    private func tellAll() {
        while true {
            let waiting = state.withLock { state in
                defer { state.waiting = [] }
                state.isTelling = !state.waiting.isEmpty
                return state.waiting
            }
            if waiting.isEmpty { return }
            for telling in waiting { telling() }
        }
    }
}
