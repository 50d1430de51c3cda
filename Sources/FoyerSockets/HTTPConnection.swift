import FoyerCore
import FoyerSessions
import FoyerWire
import HummingbirdCore
import NIOCore
import NIOHTTP1

/// A connection while it speaks HTTP/1.1: reads one request after another, responds to each, and becomes a
/// WebSocket when one of them asks for it, the first or a later one (RFC 9110 section 7.8).
/// Every step of a client has a deadline: a head, a whole request, the pause between two, a response.
/// Confined to its event loop, hence unchecked.
final class HTTPConnection: ChannelDuplexHandler, RemovableChannelHandler, @unchecked Sendable {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart
    typealias Codecs = (encoder: HTTPResponseEncoder, decoder: ByteToMessageHandler<HTTPRequestDecoder>)

    enum Phase {
        /// No request has begun.
        case idle
        /// Bytes of a head have arrived, the head is not complete.
        case beginning
        case reading(Incoming)
        /// The request is complete; its response is not.
        case answering
        /// Our side is closed, or the connection is a WebSocket. Further bytes are discarded.
        case over
    }

    struct Incoming {
        let head: HTTPRequestHead
        let path: SocketPath?
        var body = ByteBuffer()
    }

    /// Parts of pipelined requests that are kept while one is being answered: some thirty requests. Browsers
    /// and proxies do not pipeline, but the bytes of one read can hold thousands, each with the memory of a
    /// whole head.
    private static let pendingLimit = 100
    /// Bytes of a body that are kept: one more than any route accepts, so that the route itself refuses what
    /// is too large.
    static let bodyLimit = SocketPolicy.agent.messageLimit + 1
    /// The least time, in seconds, that a refused client should wait.
    static let retryAfter = 5
    /// The same if its address has reached its limit: some connections must end first.
    static let crowdRetryAfter = 30

    let server: SocketServer
    let loop: LoopOutlet
    let codecs: Codecs
    let respond: SocketServer.Respond
    private let isFull: Bool
    /// The peer's address has reached its limit of connections.
    private let isCrowded: Bool

    var context: ChannelHandlerContext?
    var phase = Phase.idle
    /// The response in progress, and its properties.
    var task: Task<Void, Never>?
    var answer = AnswerShape()
    /// Parts of the next requests, which the decoder had read already when the response began.
    var pending: [HTTPServerRequestPart] = []
    /// The channel asked to read while a response was in progress.
    var isReadDue = false
    /// The client has closed its side.
    var isInputClosed = false
    /// The WebSocket that the client asks for, and the id of its request, for the log.
    var upgrading: (path: SocketPath, id: String?)?
    /// The client of the current request, if a proxy carried it.
    private var clientUnderWay: Address?
    private var sawPart = false
    private var deadline: Scheduled<Void>?

    init(
        server: SocketServer, loop: LoopOutlet, isFull: Bool, isCrowded: Bool, codecs: Codecs,
        respond: @escaping SocketServer.Respond
    ) {
        self.server = server
        self.loop = loop
        self.isFull = isFull
        self.isCrowded = isCrowded
        self.codecs = codecs
        self.respond = respond
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        loop.joined(self)
        setDeadline(server.times.request)
    }

    func handlerRemoved(context: ChannelHandlerContext) { end() }

    func channelInactive(context: ChannelHandlerContext) { end() }

    private func end() {
        guard context != nil else { return }
        context = nil
        phase = .over
        if answer.isStream { task?.cancel() }
        task = nil
        pending = []
        deadline?.cancel()
        leaveClient()
        loop.left(self)
    }

    // MARK: clients behind a proxy

    /// Counts the request for its client, if a proxy carried it: the connection itself is the proxy's.
    /// - Returns: false if the client has reached its limit of connections and requests.
    private func admitClient(of head: HTTPRequestHead, _ context: ChannelHandlerContext) -> Bool {
        let peer = Address(of: context.remoteAddress)
        guard server.rules.proxies.contains(peer) else { return true }
        let client = ClientRequest(peer: peer, rules: server.rules) { head.headers[$0] }.address
        guard server.connections.enter(client) else { return false }
        clientUnderWay = client
        return true
    }

    /// The counted request is over, or has become a WebSocket, which is counted separately.
    func leaveClient() {
        guard let client = clientUnderWay else { return }
        clientUnderWay = nil
        server.connections.leave(client)
    }

    // MARK: deadlines

    func setDeadline(_ time: TimeAmount) {
        deadline?.cancel()
        deadline = context?.eventLoop.assumeIsolated().scheduleTask(in: time) {
            self.timeIsUp()
        }
    }

    func clearDeadline() {
        deadline?.cancel()
        deadline = nil
    }

    private func timeIsUp() {
        guard let context else { return }
        switch phase {
        case .beginning, .reading:
            let problem = Problem(
                .malformed, status: 408, title: "Request timeout",
                detail: "A whole request must arrive within \(server.times.requestSeconds) seconds.")
            refuse(problem, context)
        case .answering:
            server.counts.cut()
            context.close(promise: nil)
        case .idle, .over:
            context.close(promise: nil)
        }
    }

    // MARK: reading

    func read(context: ChannelHandlerContext) {
        if case .answering = phase { isReadDue = true } else { context.read() }
    }

    func resumeReading(_ context: ChannelHandlerContext) {
        guard isReadDue else { return }
        isReadDue = false
        context.read()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        sawPart = true
        take(unwrapInboundIn(data), context)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        // Bytes that form no complete part are the beginning of a head.
        if !sawPart, case .idle = phase {
            phase = .beginning
            setDeadline(server.times.request)
        }
        sawPart = false
    }

    func take(_ part: HTTPServerRequestPart, _ context: ChannelHandlerContext) {
        switch (phase, part) {
        case (.answering, _):
            hold(part)
        case (.idle, .head(let head)):
            setDeadline(server.times.request)
            begin(head, context)
        case (.beginning, .head(let head)):
            begin(head, context)
        case (.reading(var incoming), .body(var bytes)):
            let room = Self.bodyLimit - incoming.body.readableBytes
            guard bytes.readableBytes < room else {
                incoming.body.writeImmutableBuffer(
                    bytes.getSlice(at: bytes.readerIndex, length: room) ?? bytes)
                return complete(incoming, context, isCut: true)
            }
            incoming.body.writeBuffer(&bytes)
            phase = .reading(incoming)
        case (.reading(let incoming), .end):
            complete(incoming, context, isCut: false)
        case (.idle, .body), (.idle, .end), (.beginning, .body), (.beginning, .end), (.reading, .head),
            (.over, _):
            break
        }
    }

    /// Keeps what was pipelined. If it is too much, all of it is dropped and the connection ends with the
    /// response in progress: the client retries.
    private func hold(_ part: HTTPServerRequestPart) {
        guard answer.isKept, !answer.isStream, pending.count < Self.pendingLimit else {
            answer.isKept = false
            pending = []
            return
        }
        pending.append(part)
    }

    private func begin(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        if isFull || loop.isStopping {
            server.counts.refused()
            let problem = Problem(
                .unavailable, detail: "The server takes no more connections for now. Try again later.")
            return refuse(problem, context, ["Retry-After": "\(Self.retryAfter)"])
        }
        if isCrowded { return refuseCrowd(context) }
        if let problem = RequestCheck.problem(in: head) { return refuse(problem, context) }
        guard admitClient(of: head, context) else { return refuseCrowd(context) }
        let incoming = Incoming(head: head, path: SocketPath(uri: head.uri))
        if incoming.path == nil {
            // A body of unknown size follows; a socket's connection keeps its small buffer.
            do {
                try context.channel.syncOptions?.setOption(
                    .recvAllocator, value: AdaptiveRecvByteBufferAllocator())
            } catch { return context.close(promise: nil) }
        }
        if let length = RequestCheck.announcedLength(of: head), length >= Self.bodyLimit {
            // The route refuses it by its announced length, without waiting for the body.
            return complete(incoming, context, isCut: true)
        }
        phase = .reading(incoming)
        guard RequestCheck.wantsContinue(head) else { return }
        context.writeAndFlush(
            wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: .continue))), promise: nil)
    }

    private func complete(_ incoming: Incoming, _ context: ChannelHandlerContext, isCut: Bool) {
        guard let path = incoming.path else {
            let isKept = incoming.head.isKeepAlive && !isCut && !RequestCheck.endsHTTP(incoming.head)
            return beginAnswer(to: incoming, isKept: isKept, context)
        }
        guard incoming.body.readableBytes == 0, !isCut else {
            let problem = Problem(
                .malformed, detail: "A WebSocket begins with a request that has no body.")
            return refuse(problem, context)
        }
        upgrade(incoming.head, path, context)
    }

    // MARK: events

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed:
            isInputClosed = true
            switch phase {
            case .answering:
                // A client may close its side and still wait for a response, but not for one without an end.
                if answer.isStream { task?.cancel() }
            case .idle, .beginning, .reading, .over: context.close(promise: nil)
            }
        case is ChannelShouldQuiesceEvent:
            quiesce()
        default:
            context.fireUserInboundEventTriggered(event)
        }
    }

    /// Completes the request in progress, and closes.
    func quiesce() {
        answer.isKept = false
        if case .idle = phase { context?.close(promise: nil) }
    }

    /// Closes the connection at once.
    func cut() {
        context?.close(promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? HTTPParserError else { return context.close(promise: nil) }
        switch phase {
        case .idle, .beginning, .reading:
            let problem =
                error == .headerOverflow
                ? Problem(
                    .tooLarge, status: 431, title: "Headers too large",
                    detail: "The headers of a request are too many or too long.")
                : Problem(.malformed, detail: "This is not HTTP/1.1.")
            refuse(problem, context)
        case .answering:
            answer.isKept = false
        case .over:
            break
        }
    }
}
