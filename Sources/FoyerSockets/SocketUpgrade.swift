import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// One accepted connection: a WebSocket when its first request asks for one, else HTTP/1 as Hummingbird speaks it.
struct SocketUpgrade: HTTPChannelHandler {
    typealias HTTPConnection = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

    struct Value: ServerChildChannelValue {
        let channel: any Channel
        /// Nil when it became a WebSocket, which needs nobody to wait for it.
        let http: EventLoopFuture<HTTPConnection?>
    }

    /// What a browser sends with cookies of a whole domain, twice; larger heads are an attack.
    private static let headLimit = 32 * 1_024
    private static let headFieldLimit = 100

    let server: SocketServer
    let responder: Responder

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            let promise = channel.eventLoop.makePromise(of: HTTPConnection?.self)
            let value = Value(channel: channel, http: promise.futureResult)
            guard let loop = server.loop(channel.eventLoop) else {
                promise.fail(ChannelError.inappropriateOperationForState)
                throw ChannelError.inappropriateOperationForState
            }
            let verdict = server.connections.admit(channel)
            guard verdict != .no else {
                server.counts.refused()
                promise.succeed(nil)
                channel.close(promise: nil)
                return value
            }
            var limits = NIOHTTPDecoderLimitConfiguration()
            limits.maxHeaderFieldSize = Self.headLimit
            limits.maxHeaderListSize = Self.headLimit
            limits.maxHeaderFieldCount = Self.headFieldLimit
            let decoder = ByteToMessageHandler(
                HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes, limitConfiguration: limits)
            )
            let encoder = HTTPResponseEncoder()
            // The buffer of the first read stays with the connection for good, so it must be as small as an idle socket's.
            try channel.syncOptions?.setOption(
                .recvAllocator,
                value: FixedSizeRecvByteBufferAllocator(capacity: SocketPolicy.visitor.readSize))
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(encoder)
            try pipeline.addHandler(decoder)
            try pipeline.addHandler(
                FirstRequest(
                    server: server, loop: loop, isFull: verdict == .politelyNo,
                    codecs: (encoder, decoder), outcome: promise, logger: logger
                )
            )
            return value
        }
    }

    func handle(value: Value, logger: Logger) async {
        // Failed when the connection ended before it had said anything.
        let connection = await withTaskCancellationHandler {
            try? await value.http.get()
        } onCancel: {
            value.channel.close(promise: nil)
        }
        guard let connection else { return }
        await handleHTTP(asyncChannel: connection, logger: logger)
    }
}
