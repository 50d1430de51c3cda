import FoyerRealtime
import FoyerSessions
import NIOCore
import Synchronization

/// Frames on their way down an HTTP response, one per line.
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

    /// An empty line: shows proxies that the stream is alive, and us if the client is not.
    func beat() {
        queue(ByteBuffer(string: "\n"))
    }

    /// A stream has no close codes: a frame before says what matters.
    func close(code: UInt16) {
        finish()
    }

    func finish() {
        continuation.finish()
    }

    /// Reports, once, that the stream is over, whichever side ended it.
    func onFinish(_ tell: @escaping @Sendable (ObjectIdentifier) -> Void) {
        let name = ObjectIdentifier(self)
        continuation.onTermination = { _ in tell(name) }
    }

    /// A line was written to the kernel.
    func wrote(_ line: ByteBuffer) {
        waiting.subtract(line.readableBytes, ordering: .relaxed)
    }

    private func queue(_ line: ByteBuffer) {
        let before = waiting.add(line.readableBytes, ordering: .relaxed).oldValue
        // As for sockets: one frame may exceed the limit, the next one disconnects.
        guard before <= SinkLimit.visitor else { return finish() }
        continuation.yield(line)
    }
}
