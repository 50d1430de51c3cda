import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket

/// A WebSocket connection to the server from the same process.
final class DemoConnection: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame

    /// Bytes of a frame: a window of the visitor list has some hundred kilobytes.
    private static let longestFrame = 1 << 20

    private let client: any DemoClient
    private var context: ChannelHandlerContext?

    private init(_ client: any DemoClient) { self.client = client }

    /// Target and headers.
    struct Target: Sendable {
        let host: String
        let port: Int
        let path: String
        let headers: [(String, String)]
        /// The address to connect from; nil for the system's choice.
        var source: String?
    }

    /// Opens a connection and hands it to a new client.
    static func open(_ target: Target, for client: @escaping @Sendable () -> any DemoClient) async throws {
        let upgrade = NIOTypedWebSocketClientUpgrader<any Channel>(maxFrameSize: longestFrame) { channel, _ in
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandler(DemoConnection(client()))
                return channel
            }
        }
        var bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        if let source = target.source {
            bootstrap = bootstrap.bind(to: try SocketAddress(ipAddress: source, port: 0))
        }
        let result = try await bootstrap.connect(host: target.host, port: target.port) { channel in
            channel.eventLoop.makeCompletedFuture { try negotiate(on: channel, target, upgrade) }
        }
        // Only now is the pipeline free of HTTP.
        try await result.get().pipeline.fireUserInboundEventTriggered(Opened())
    }

    private static func negotiate(
        on channel: any Channel, _ target: Target, _ upgrade: NIOTypedWebSocketClientUpgrader<any Channel>
    ) throws -> EventLoopFuture<any Channel> {
        var head = HTTPRequestHead(version: .http1_1, method: .GET, uri: target.path)
        head.headers.add(name: "Host", value: "\(target.host):\(target.port)")
        for (name, value) in target.headers { head.headers.add(name: name, value: value) }
        let configuration = NIOUpgradableHTTPClientPipelineConfiguration(
            upgradeConfiguration: NIOTypedHTTPClientUpgradeConfiguration(
                upgradeRequestHead: head, upgraders: [upgrade],
                notUpgradingCompletionHandler: { channel in
                    channel.close().flatMapThrowing { throw DemoRefused() }
                }))
        return try channel.pipeline.syncOperations.configureUpgradableHTTPClientPipeline(
            configuration: configuration)
    }

    private struct Opened: Sendable {}

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is Opened else { return context.fireUserInboundEventTriggered(event) }
        client.opened(self)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        switch frame.opcode {
        case .ping: write(.pong, frame.unmaskedData)
        case .text: client.heard(frame.unmaskedData, on: self)
        case .connectionClose: close()
        default: break  // this server sends nothing else
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        client.closed()
        context.fireChannelInactive()
    }

    /// Whether the connection is open.
    var isOpen: Bool { context?.channel.isActive ?? false }

    func say(_ text: String) { write(.text, ByteBuffer(string: text)) }

    func close() { context?.close(promise: nil) }

    /// Runs something later, if the connection is open then.
    func after(seconds: Double, _ body: @escaping () -> Void) {
        guard let loop = context?.eventLoop else { return }
        loop.assumeIsolated().scheduleTask(in: .milliseconds(Int64(seconds * 1_000))) { [weak self] in
            if self?.isOpen == true { body() }
        }
    }

    private func write(_ opcode: WebSocketOpcode, _ data: ByteBuffer) {
        guard let context else { return }
        let frame = WebSocketFrame(fin: true, opcode: opcode, maskKey: .random(), data: data)
        context.writeAndFlush(wrapOutboundOut(frame), promise: nil)
    }
}
