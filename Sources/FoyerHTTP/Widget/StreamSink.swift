import FoyerRealtime
import FoyerSessions
import NIOCore
import Synchronization

/// Frames on their way down an HTTP response, one a line.
final class StreamSink: FrameSink {
    let outlet: any Outlet
    let eventLoop: any EventLoop
    let lines: AsyncStream<ByteBuffer>
    private let continuation: AsyncStream<ByteBuffer>.Continuation
    /// Bytes that wait for the client.
    private let waiting = Atomic(0)

    init(outlet: any Outlet, eventLoop: any EventLoop) {
        self.outlet = outlet
        self.eventLoop = eventLoop
        (lines, continuation) = AsyncStream.makeStream()
    }

    func send(_ frame: Frame) {
        var line = ByteBuffer(bytes: frame.bytes)
        line.writeInteger(UInt8(ascii: "\n"))
        queue(line)
    }

    /// A line without a word: shows to proxies that the stream lives, and to us when the client does not.
    func beat() {
        queue(ByteBuffer(string: "\n"))
    }

    /// A stream has no codes: what matters was said by a frame before.
    func close(code: UInt16) {
        finish()
    }

    func finish() {
        continuation.finish()
    }

    /// Tells, once, when the stream is over, whoever ended it.
    func onFinish(_ tell: @escaping @Sendable (ObjectIdentifier) -> Void) {
        let name = ObjectIdentifier(self)
        continuation.onTermination = { _ in tell(name) }
    }

    /// A line is with the client, or as good as.
    func wrote(_ line: ByteBuffer) {
        waiting.subtract(line.readableBytes, ordering: .relaxed)
    }

    private func queue(_ line: ByteBuffer) {
        let before = waiting.add(line.readableBytes, ordering: .relaxed).oldValue
        // As for sockets: one frame may pass the limit, the next one cuts.
        guard before <= SinkLimit.visitor else { return finish() }
        continuation.yield(line)
    }
}
