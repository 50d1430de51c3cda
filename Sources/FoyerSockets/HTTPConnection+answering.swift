import FoyerSessions
import FoyerWire
import HTTPTypes
import HummingbirdCore
import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1

extension HTTPConnection {
    func beginAnswer(to incoming: Incoming, isKept: Bool, _ context: ChannelHandlerContext) {
        let head: HTTPRequest
        do { head = try HTTPRequest(incoming.head, secure: false, splitCookie: false) } catch {
            return refuse(Problem(.malformed, detail: "The request line is not HTTP/1.1."), context)
        }
        phase = .answering
        clearDeadline()  // the server's own time does not count against the client
        answer = AnswerShape(
            version: incoming.head.isHTTP10 ? .http1_0 : .http1_1,
            isHead: incoming.head.method == .HEAD,
            isKept: isKept)
        let request = Request(head: head, body: RequestBody(buffer: incoming.body))
        let channel = context.channel
        task = Task { [respond] in
            let response = await respond(request, channel)
            do { try await self.send(response) } catch { self.abort() }
        }
    }

    private func send(_ response: Response) async throws {
        let length = response.body.contentLength
        var head: HTTPResponseHead? = HTTPResponseHead(response.head)
        if length == nil {
            // The reader sees at once that it has begun; the first line may take a while.
            try await write(head, nil, isLast: false)
            head = nil
        }
        try await response.body.write(BodyWriter(connection: self, head: head, length: length))
    }

    /// Writes a piece of the response, and waits until the kernel has accepted it.
    fileprivate func write(_ head: HTTPResponseHead?, _ body: ByteBuffer?, isLast: Bool) async throws {
        try await loop.eventLoop.flatSubmit {
            let promise = self.loop.eventLoop.makePromise(of: Void.self)
            self.write(head, body, isLast: isLast, promise)
            return promise.futureResult
        }.get()
    }

    private func write(
        _ head: HTTPResponseHead?, _ body: ByteBuffer?, isLast: Bool, _ promise: EventLoopPromise<Void>
    ) {
        guard let context, case .answering = phase else {
            return promise.fail(ChannelError.ioOnClosedChannel)
        }
        var parts: [HTTPServerResponsePart] = []
        if let head {
            // A response of known length is written whole, with its head and its end.
            answer.isStream = !isLast
            if answer.isStream { becomeStream(context) }
            guard !(answer.isStream && isInputClosed) else {
                promise.fail(ChannelError.inputClosed)
                return context.close(promise: nil)
            }
            parts.append(.head(dressed(head)))
        }
        if let body, !answer.isHead, body.readableBytes > 0 { parts.append(.body(.byteBuffer(body))) }
        if isLast { parts.append(.end(nil)) }
        guard let last = parts.popLast() else { return promise.succeed(()) }
        for part in parts { context.write(wrapOutboundOut(part), promise: nil) }
        setDeadline(server.times.taking)
        promise.futureResult.assumeIsolated().whenSuccess { _ in
            self.clearDeadline()
            if isLast { self.answered() }
        }
        context.writeAndFlush(wrapOutboundOut(last), promise: promise)
    }

    /// Nothing follows a stream on its connection, which may last for hours: drop what was pipelined and the
    /// large buffer.
    private func becomeStream(_ context: ChannelHandlerContext) {
        pending = []
        // Without it the stream costs more memory, but works.
        try? context.channel.syncOptions?.setOption(
            .recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: SocketPolicy.visitor.readSize))
    }

    /// `head` with the fields of every response of this connection.
    private func dressed(_ head: HTTPResponseHead) -> HTTPResponseHead {
        var head = head
        head.version = answer.version
        AnswerHeaders.complete(&head.headers)
        if loop.isStopping || isInputClosed { answer.isKept = false }
        if !answer.isKept {
            head.headers.replaceOrAdd(name: "Connection", value: "close")
        } else if answer.version == .http1_0 {
            head.headers.replaceOrAdd(name: "Connection", value: "keep-alive")
        }
        return head
    }

    private func answered() {
        guard let context else { return }
        leaveClient()
        task = nil
        let wasStream = answer.isStream
        answer.isStream = false
        guard answer.isKept, !wasStream, !isInputClosed, !loop.isStopping else { return finish(context) }
        phase = .idle
        setDeadline(server.times.idle)
        let parts = pending
        pending = []
        for part in parts { take(part, context) }
        if case .answering = phase { return }
        resumeReading(context)
    }

    /// The response failed midway: the client must not take it for complete.
    private func abort() {
        loop.eventLoop.execute { self.context?.close(promise: nil) }
    }

    /// Closes our side, and waits a little for the peer to close its own: closing at once would reset the
    /// connection if bytes of the peer are unread, and our response could be lost.
    func finish(_ context: ChannelHandlerContext) {
        phase = .over
        leaveClient()
        setDeadline(server.times.farewell)
        context.close(mode: .output, promise: nil)
        resumeReading(context)
    }

    /// The client's address has reached its limit of connections.
    func refuseCrowd(_ context: ChannelHandlerContext) {
        server.counts.crowded()
        let problem = Problem(
            .tooFast, detail: "Too many connections from your network address. Try again later.")
        refuse(problem, context, ["Retry-After": "\(Self.crowdRetryAfter)"])
    }

    /// Responds without calling a route, and closes.
    func refuse(_ problem: Problem, _ context: ChannelHandlerContext, _ headers: HTTPHeaders = [:]) {
        var headers = headers
        let body = context.channel.allocator.buffer(bytes: problem.encoded())
        headers.add(name: "Content-Type", value: Problem.mediaType)
        headers.add(name: "Content-Length", value: "\(body.readableBytes)")
        headers.add(name: "Connection", value: "close")
        AnswerHeaders.complete(&headers)
        let status = HTTPResponseStatus(statusCode: problem.status)
        server.report(
            EdgeAnswer(requestID: upgrading?.id, path: upgrading?.path.rawValue, status: problem.status))
        context.write(
            wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: status, headers: headers))),
            promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        finish(context)
    }
}

/// The body of a response being written. A body in one piece is written together with its head and its end.
private struct BodyWriter: ResponseBodyWriter {
    let connection: HTTPConnection
    var head: HTTPResponseHead?
    /// Bytes of the whole body, if known.
    let length: Int?
    private var held = ByteBuffer()

    init(connection: HTTPConnection, head: HTTPResponseHead?, length: Int?) {
        self.connection = connection
        self.head = head
        self.length = length
    }

    mutating func write(_ buffer: ByteBuffer) async throws {
        guard length == nil else {
            held.writeImmutableBuffer(buffer)
            return
        }
        try await connection.write(nil, buffer, isLast: false)
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
        try await connection.write(head, held, isLast: true)
    }
}
