import FoyerCore
import FoyerSessions
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1

/// Prepares each accepted connection: it begins as HTTP/1.1 and may become a WebSocket.
struct ConnectionSetup: ServerChildChannel {
    struct Value: ServerChildChannelValue {
        let channel: any Channel
    }

    /// Twice what a browser sends with the cookies of a whole domain; larger heads are an attack.
    private static let headLimit = 32 * 1_024
    private static let headFieldLimit = 100

    let server: SocketServer
    let respond: SocketServer.Respond

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            guard let loop = server.loop(channel.eventLoop) else {
                throw ChannelError.inappropriateOperationForState
            }
            let verdict = server.connections.admit(channel)
            let peer = Address(of: channel.remoteAddress)
            // A proxy carries many clients, who are counted when a request names their address.
            let isProxy = server.rules.proxies.contains(peer)
            let isCrowded = !isProxy && !server.connections.admit(channel, of: peer)
            guard verdict != .no else {
                server.counts.refused()
                channel.close(promise: nil)
                return Value(channel: channel)
            }
            var limits = NIOHTTPDecoderLimitConfiguration()
            limits.maxHeaderFieldSize = Self.headLimit
            limits.maxHeaderListSize = Self.headLimit
            limits.maxHeaderFieldCount = Self.headFieldLimit
            let decoder = ByteToMessageHandler(
                HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes, limitConfiguration: limits)
            )
            let encoder = HTTPResponseEncoder()
            // The buffer of the first read stays with the connection for good, so it must be as small as an
            // idle socket's.
            try channel.syncOptions?.setOption(
                .recvAllocator,
                value: FixedSizeRecvByteBufferAllocator(capacity: SocketPolicy.visitor.readSize))
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(encoder)
            try pipeline.addHandler(decoder)
            try pipeline.addHandler(
                HTTPConnection(
                    server: server, loop: loop, isFull: verdict == .politelyNo, isCrowded: isCrowded,
                    codecs: (encoder, decoder),
                    respond: respond)
            )
            return Value(channel: channel)
        }
    }

    /// Does not block: `HTTPConnection` and `SocketHandler` run on the event loop alone.
    func handle(value: Value, logger: Logger) async {}
}
