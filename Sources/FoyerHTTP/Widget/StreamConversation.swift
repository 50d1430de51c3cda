#if canImport(Glibc)
    import Glibc
#endif
import FoyerSessions
import Hummingbird
import NIOCore
import Synchronization

/// A visitor's conversation over a stream, from the first line to the last.
/// Owned by the response: when the response is gone, written or not, so is the conversation.
final class StreamConversation: Sendable {
    /// A silence that proxies tolerate; a vanished client is noticed when the heartbeats are not
    /// acknowledged.
    private static let beat = TimeAmount.seconds(25)
    /// Milliseconds until a line must be acknowledged, as long as a socket has to answer a ping. By default a
    /// kernel retries for a quarter of an hour, and the visitor would stay online all that time.
    private static let arrival = 20_000

    private let session: any ClientSession
    private let sink: StreamSink
    /// nil until it is known.
    private let hello: Mutex<[UInt8]>
    private let isOver = Atomic(false)

    init(session: any ClientSession, sink: StreamSink, hello: [UInt8]) {
        self.session = session
        self.sink = sink
        self.hello = Mutex(hello)
    }

    deinit {
        end()
    }

    /// Lets the kernel close `channel` if written data is not acknowledged (`TCP_USER_TIMEOUT`, RFC 5482).
    /// Where this is not supported, the stream behaves like any other connection.
    static func cutWhenUnheard(_ channel: any Channel) async {
        #if canImport(Glibc)
            try? await channel.setOption(.tcpOption(.init(rawValue: TCP_USER_TIMEOUT)), value: arrival).get()
        #endif
    }

    func write(to writer: inout any ResponseBodyWriter) async throws {
        defer { end() }
        // Sessions are called on their outlet, in order.
        let hello = hello.withLock { hello in
            defer { hello = [] }
            return hello
        }
        sink.eventLoop.execute { [session] in session.receive(hello) }
        let beats = sink.eventLoop.scheduleRepeatedTask(initialDelay: Self.beat, delay: Self.beat) {
            [sink] _ in
            sink.beat()
        }
        defer { beats.cancel() }
        for await line in sink.lines {
            try await writer.write(line)
            sink.wrote(line)
        }
        try await writer.finish(nil)
    }

    func end() {
        guard isOver.compareExchange(expected: false, desired: true, ordering: .relaxed).exchanged else {
            return
        }
        sink.finish()
        sink.eventLoop.execute { [session] in session.closed() }
    }
}
