import FoyerRealtime
import NIOCore
import Synchronization

/// All open streams: a stream has no end of its own, so a server that stops must end them.
final class Streams: Sendable {
    private struct State {
        var isStopping = false
        var sinks: [ObjectIdentifier: StreamSink] = [:]
    }

    private let state = Mutex(State())

    /// Nil if the server is stopping.
    func open(_ eventLoop: any EventLoop, _ outlet: any Outlet) -> StreamSink? {
        let sink = StreamSink(outlet: outlet, eventLoop: eventLoop)
        sink.onFinish { [weak self] in self?.remove($0) }
        let isOpen = state.withLock { state in
            if !state.isStopping { state.sinks[ObjectIdentifier(sink)] = sink }
            return !state.isStopping
        }
        return isOpen ? sink : nil
    }

    /// Streams open now.
    var count: Int { state.withLock { $0.sinks.count } }

    /// - Parameter farewell: a last frame to every stream.
    func closeAll(saying farewell: Frame) {
        let sinks = state.withLock { state in
            state.isStopping = true
            return Array(state.sinks.values)
        }
        for sink in sinks {
            sink.send(farewell)
            sink.finish()
        }
    }

    private func remove(_ sink: ObjectIdentifier) {
        _ = state.withLock { $0.sinks.removeValue(forKey: sink) }
    }
}
