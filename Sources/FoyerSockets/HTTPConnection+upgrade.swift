import FoyerCore
import FoyerSessions
import FoyerWire
import NIOCore
import NIOHTTP1
import NIOWebSocket

extension HTTPConnection {
    /// Upgrades the connection to a WebSocket, or refuses.
    func upgrade(_ head: HTTPRequestHead, _ path: SocketPath, _ context: ChannelHandlerContext) {
        upgrading = (path, head.headers.first(name: "x-request-id"))
        if let (problem, headers) = RequestCheck.problem(inHandshake: head) {
            return refuse(problem, context, headers)
        }
        // Computes the accept key.
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
                self.refuse(Problem(.malformed, detail: "This is no WebSocket handshake."), context)
            }
        }
    }

    private func open(
        _ head: HTTPRequestHead, _ path: SocketPath, _ headers: HTTPHeaders, _ context: ChannelHandlerContext
    ) {
        leaveClient()
        let peer = Address(of: context.remoteAddress)
        let request = ClientRequest(peer: peer, rules: server.rules, headers: { head.headers[$0] })
        if server.rules.proxies.contains(peer),
            !server.connections.admit(context.channel, of: request.address)
        {
            return refuseCrowd(context)
        }
        let policy = server.policy(of: path)
        let socket = SocketHandler(loop: loop, policy: policy, counts: server.counts)
        switch path.admission(by: server.opener, request, socket) {
        case .refused(let problem):
            refuse(problem, context)
        case .welcome(let session):
            phase = .over
            server.report(EdgeAnswer(requestID: upgrading?.id, path: path.rawValue, status: 101))
            socket.begin(session)
            context.write(
                wrapOutboundOut(
                    .head(
                        HTTPResponseHead(version: .http1_1, status: .switchingProtocols, headers: headers))),
                promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            become(socket, policy, session, context)
        }
    }

    /// Leaves `socket` as the only handler. What the client sent ahead of our response follows when the
    /// decoder is removed.
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
            // The channel closed at this very moment.
            session.closed()
            return context.close(promise: nil)
        }
        resumeReading(context)
        pipeline.removeHandler(codecs.encoder, promise: nil)
        pipeline.removeHandler(self, promise: nil)
        pipeline.removeHandler(codecs.decoder, promise: nil)
    }
}
