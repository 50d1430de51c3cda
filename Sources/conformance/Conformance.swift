import FoyerRealtime
import FoyerSessions
import FoyerSockets
import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// Foyer's WebSockets with an echo behind them, for `bin/autobahn`, which tests the protocol.
/// Takes the port as its only argument.
@main
struct Conformance {
    /// The limits that the suite's cases need: messages of 256 KiB, four at once, and binary ones.
    private static let policy = SocketPolicy(
        messageLimit: 1 << 20, queueLimit: 4 << 20, readSize: 4_096, binary: .sentBack)

    static func main() async throws {
        let port = CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 0
        let group = MultiThreadedEventLoopGroup.singleton
        let echo: @Sendable (ClientRequest, any FrameSink) -> Admission = { .welcome(Echo($1)) }
        let sockets = SocketServer(
            opener: SessionOpener(visitor: echo, agent: echo), rules: ClientRules(),
            connections: .ofProcess(),
            group: group,
            policy: policy)
        let server = sockets.service(
            host: "127.0.0.1", port: port, group: group, logger: Logger(label: "conformance"),
            respond: { _, _ in Response(status: .notFound) })
        try await server.run()
    }
}

/// Echoes what it receives.
private final class Echo: ClientSession {
    let sink: any FrameSink

    init(_ sink: any FrameSink) { self.sink = sink }

    func receive(_ text: [UInt8]) { sink.send(Frame(text)) }
    func closed() {}
}
