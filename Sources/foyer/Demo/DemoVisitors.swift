import FoyerCore
import FoyerSodium
import FoyerWire
import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket
import Synchronization

/// Simulated visitors: real connections to the server from inside, for showing and for load (`--demo-visitors`).
struct DemoVisitors: Sendable {
    let count: Int
    let host: String
    let port: Int
    let logger: Logger

    /// Nine thousand: both ends of each connection are files of this one process, which has 20,000 at most.
    static let limit = 9_000
    /// How many come in a second: a busy morning, not an attack.
    private static let arrivalsPerSecond = 500

    func start() {
        Task {
            for number in 0..<count {
                if number.isMultiple(of: Self.arrivalsPerSecond), number > 0 {
                    try? await Task.sleep(for: .seconds(1))  // cancelled with the process
                }
                await come(number)
            }
            logger.info("the simulated visitors are here", metadata: ["count": "\(count)"])
        }
    }

    /// One visitor opens a page, and goes on to another one now and then.
    private func come(_ number: Int) async {
        do {
            let upgrade = NIOTypedWebSocketClientUpgrader<any Channel> { channel, _ in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(DemoVisitor(number: number))
                    return channel
                }
            }
            let result = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connect(host: host, port: port) { [host, port] channel in
                    channel.eventLoop.makeCompletedFuture {
                        try Self.negotiate(on: channel, host: host, port: port, upgrade)
                    }
                }
            // Only now is the pipeline free of HTTP.
            try await result.get().pipeline.fireUserInboundEventTriggered(DemoVisitor.Arrived())
        } catch {
            logger.warning("a simulated visitor could not come", metadata: ["error": "\(error)"])
        }
    }

    private static func negotiate(
        on channel: any Channel, host: String, port: Int,
        _ upgrade: NIOTypedWebSocketClientUpgrader<any Channel>
    ) throws -> EventLoopFuture<any Channel> {
        var head = HTTPRequestHead(version: .http1_1, method: .GET, uri: "/widget/v1/socket")
        head.headers.add(name: "Host", value: "\(host):\(port)")
        head.headers.add(
            name: "User-Agent",
            value: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36")
        let configuration = NIOUpgradableHTTPClientPipelineConfiguration(
            upgradeConfiguration: NIOTypedHTTPClientUpgradeConfiguration(
                upgradeRequestHead: head, upgraders: [upgrade],
                notUpgradingCompletionHandler: { channel in
                    channel.close().flatMapThrowing { throw DemoRefused() }
                }))
        return try channel.pipeline.syncOperations.configureUpgradableHTTPClientPipeline(
            configuration: configuration)
    }
}

/// The server did not let a simulated visitor in.
private struct DemoRefused: Error {}

/// Speaks as one simulated visitor.
private final class DemoVisitor: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame

    private let number: Int
    private var steps = 0
    private static let pages = [
        ("/demo/", "Tulip Shop"), ("/demo/shoes/", "Shoes"), ("/demo/bags/", "Bags"), ("/demo/cart/", "Cart"),
        ("/demo/help/", "Delivery and help"), ("/demo/contact/", "Contact"),
    ]

    init(number: Int) { self.number = number }

    /// The socket is open.
    struct Arrived: Sendable {}

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is Arrived else { return context.fireUserInboundEventTriggered(event) }
        let page = page
        say(
            """
            {"type":"hello","protocol":1,"widget":"\(Demo.shop)","tab":"t","focused":true,"screen":"1280x800","language":"en",\
            "timeZone":"Europe/Berlin","page":{"url":"http://tulip.example\(page.0)","title":"\(page.1)"}}
            """, context)
        walk(context)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        guard frame.opcode == .ping else { return }
        let pong = WebSocketFrame(fin: true, opcode: .pong, maskKey: .random(), data: frame.unmaskedData)
        context.writeAndFlush(wrapOutboundOut(pong), promise: nil)
    }

    /// Goes to another page every 20 to 60 seconds, each visitor at its own pace.
    private func walk(_ context: ChannelHandlerContext) {
        let pace = Int64(20 + (number * 7) % 40)
        context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(pace)) { [weak self] in
            guard let self, context.channel.isActive else { return }
            steps += 1
            let page = page
            say(
                """
                {"type":"page","tab":"t","focused":true,"page":{"url":"http://tulip.example\(page.0)","title":"\(page.1)"}}
                """, context)
            walk(context)
        }
    }

    private var page: (String, String) { Self.pages[(number + steps) % Self.pages.count] }

    private func say(_ text: String, _ context: ChannelHandlerContext) {
        let frame = WebSocketFrame(
            fin: true, opcode: .text, maskKey: .random(), data: ByteBuffer(string: text))
        context.writeAndFlush(wrapOutboundOut(frame), promise: nil)
    }
}
