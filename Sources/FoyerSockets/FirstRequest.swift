import FoyerCore
import FoyerSessions
import FoyerWire
import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1
import NIOWebSocket

/// Reads the first request of a connection and makes the connection what it asks for: a WebSocket, or HTTP as Hummingbird
/// speaks it.
final class FirstRequest: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    /// HTTP connections that ask nothing for so long are closed; browsers keep theirs about as long.
    private static let idleTimeout = Duration.seconds(60)
    /// What a client that was turned away should wait at least, in seconds.
    private static let retryAfter = 5

    private let server: SocketServer
    private let loop: LoopOutlet
    private let isFull: Bool
    private let codecs: (encoder: HTTPResponseEncoder, decoder: ByteToMessageHandler<HTTPRequestDecoder>)
    private let outcome: EventLoopPromise<SocketUpgrade.HTTPConnection?>
    private let logger: Logger
    private var deadline: Scheduled<Void>?
    private var phase = Phase.waiting

    private enum Phase {
        case waiting
        /// The head of an upgrade is here; its end is not.
        case upgrading(HTTPRequestHead, SocketPath)
        /// The rest is Hummingbird's.
        case passing
        /// Answered; the rest is thrown away.
        case over
    }

    init(
        server: SocketServer, loop: LoopOutlet, isFull: Bool,
        codecs: (encoder: HTTPResponseEncoder, decoder: ByteToMessageHandler<HTTPRequestDecoder>),
        outcome: EventLoopPromise<SocketUpgrade.HTTPConnection?>, logger: Logger
    ) {
        self.server = server
        self.loop = loop
        self.isFull = isFull
        self.codecs = codecs
        self.outcome = outcome
        self.logger = logger
    }

    func handlerAdded(context: ChannelHandlerContext) {
        deadline = context.eventLoop.assumeIsolated().scheduleTask(
            in: .seconds(Int64(SocketTime.firstRequest))
        ) {
            context.close(promise: nil)
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        deadline?.cancel()
        // Without effect where the connection has become something.
        outcome.fail(ChannelError.eof)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch (phase, unwrapInboundIn(data)) {
        case (.waiting, .head(let head)):
            first(head, context)
        case (.upgrading(let head, let path), .end):
            upgrade(head, path, context)
        case (.upgrading, .body):
            refuse(
                ProblemDetails(.malformed, detail: "A WebSocket begins with a request that has no body."),
                context)
        case (.passing, .head(let head)) where SocketPath(uri: head.uri) != nil:
            // A proxy asks for a socket on a connection that has carried other requests. It may be closed at any time, and
            // then a proxy asks again on a fresh one (RFC 9112 section 9.3.1); any answer would be taken for the last word.
            context.close(promise: nil)
        case (.passing, _):
            context.fireChannelRead(data)
        case (.waiting, .body), (.waiting, .end), (.upgrading, .head), (.over, _):
            break
        }
    }

    private func first(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        if isFull {
            server.counts.refused()
            let problem = ProblemDetails(
                .unavailable, detail: "Too many are connected; come back in a while.")
            refuse(problem, context, ["Retry-After": "\(Self.retryAfter)"])
        } else if let path = SocketPath(uri: head.uri) {
            phase = .upgrading(head, path)
        } else {
            passOn(head, context)
        }
    }

    // MARK: HTTP

    private func passOn(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        phase = .passing
        do {
            try context.channel.syncOptions?.setOption(
                .recvAllocator, value: AdaptiveRecvByteBufferAllocator())
            let pipeline = context.pipeline.syncOperations
            try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
            try pipeline.addHandler(HTTPConnectionStateHandler(idleTimeout: Self.idleTimeout, logger: logger))
            let connection = try SocketUpgrade.HTTPConnection(
                wrappingChannelSynchronously: context.channel,
                configuration: .init(isOutboundHalfClosureEnabled: true)
            )
            outcome.succeed(connection)
        } catch {
            outcome.fail(error)
            return context.close(promise: nil)
        }
        deadline?.cancel()
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    // MARK: WebSocket

    private func upgrade(_ head: HTTPRequestHead, _ path: SocketPath, _ context: ChannelHandlerContext) {
        let names = { (field: String) in head.headers[canonicalForm: field].map { $0.lowercased() } }
        guard head.method == .GET, names("upgrade").contains("websocket"),
            names("connection").contains("upgrade")
        else {
            let problem = ProblemDetails(
                status: 426, code: "malformed", title: "WebSocket expected",
                detail: "This address speaks WebSocket only."
            )
            return refuse(problem, context, ["Upgrade": "websocket"])
        }
        // Computes the accept key, and checks the client's key and version.
        NIOWebSocketServerUpgrader(
            shouldUpgrade: { channel, _ in channel.eventLoop.makeSucceededFuture([:]) },
            upgradePipelineHandler: { channel, _ in channel.eventLoop.makeSucceededVoidFuture() }
        )
        .buildUpgradeResponse(channel: context.channel, upgradeRequest: head, initialResponseHeaders: [:])
        .assumeIsolated()
        .whenComplete { result in
            switch result {
            case .success(let headers):
                self.open(head, path, headers, context)
            case .failure:
                let problem = ProblemDetails(
                    status: 426, code: "malformed", title: "WebSocket 13 expected",
                    detail: "One Sec-WebSocket-Key and Sec-WebSocket-Version: 13 are needed."
                )
                self.refuse(problem, context, ["Upgrade": "websocket", "Sec-WebSocket-Version": "13"])
            }
        }
    }

    private func open(
        _ head: HTTPRequestHead, _ path: SocketPath, _ headers: HTTPHeaders, _ context: ChannelHandlerContext
    ) {
        let request = ClientRequest(
            peer: Address(of: context.remoteAddress), proxies: server.proxies, headers: { head.headers[$0] }
        )
        let policy = server.policy(of: path)
        let socket = SocketHandler(loop: loop, policy: policy, counts: server.counts)
        switch path.admission(by: server.door, request, socket) {
        case .refused(let status, let code, let detail):
            refuse(ProblemDetails(status: status, code: code, detail: detail), context)
        case .welcome(let session):
            phase = .over
            socket.begin(session)
            write(
                HTTPResponseHead(version: .http1_1, status: .switchingProtocols, headers: headers), nil,
                context)
            become(socket, policy, session, context)
        }
    }

    /// Leaves `socket` as the only handler. What the client sent ahead of our answer follows when the decoder goes.
    private func become(
        _ socket: SocketHandler, _ policy: SocketPolicy, _ session: any ClientSession,
        _ context: ChannelHandlerContext
    ) {
        let pipeline = context.pipeline.syncOperations
        do {
            let options = context.channel.syncOptions
            try options?.setOption(
                .recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: policy.readSize))
            try options?.setOption(
                .writeBufferWaterMark, value: .init(low: policy.queueLimit / 2, high: policy.queueLimit)
            )
            try pipeline.addHandler(socket)
        } catch {
            // The channel closed in this very moment.
            session.closed()
            return context.close(promise: nil)
        }
        outcome.succeed(nil)
        pipeline.removeHandler(codecs.encoder, promise: nil)
        pipeline.removeHandler(self, promise: nil)
        pipeline.removeHandler(codecs.decoder, promise: nil)
    }

    // MARK: refusing

    private func refuse(
        _ problem: ProblemDetails, _ context: ChannelHandlerContext, _ headers: HTTPHeaders = [:]
    ) {
        phase = .over
        var headers = headers
        let body = context.channel.allocator.buffer(bytes: problem.bytes)
        headers.add(name: "Content-Type", value: ProblemDetails.mediaType)
        headers.add(name: "Content-Length", value: "\(body.readableBytes)")
        headers.add(name: "Connection", value: "close")
        let status = HTTPResponseStatus(statusCode: problem.status)
        write(HTTPResponseHead(version: .http1_1, status: status, headers: headers), body, context)
        // The peer's end of the connection, or the deadline, closes the rest.
        deadline?.cancel()
        deadline = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(Int64(SocketTime.farewell))) {
            context.close(promise: nil)
        }
        context.close(mode: .output, promise: nil)
    }

    private func write(_ head: HTTPResponseHead, _ body: ByteBuffer?, _ context: ChannelHandlerContext) {
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if let body { context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil) }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch (phase, event) {
        case (.passing, _):
            context.fireUserInboundEventTriggered(event)
        case (_, ChannelEvent.inputClosed), (_, is ChannelShouldQuiesceEvent):
            // Nobody asks any more, or nobody may.
            context.close(promise: nil)
        default:
            context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch (phase, error) {
        case (.waiting, is HTTPParserError), (.upgrading, is HTTPParserError):
            refuse(ProblemDetails(.malformed, detail: "This is not HTTP/1.1."), context)
        case (.passing, _):
            context.fireErrorCaught(error)
        case (.waiting, _), (.upgrading, _), (.over, _):
            context.close(promise: nil)
        }
    }
}
