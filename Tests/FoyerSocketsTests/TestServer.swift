import FoyerAPI
import FoyerCore
import FoyerHTTP
import FoyerMetrics
import FoyerRealtime
import FoyerSessions
import FoyerWire
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Testing

@testable import FoyerSockets

/// Echoes what it receives. "flood" makes it send more than any client reads.
final class EchoSession: ClientSession, Listener {
    static let flood = 200
    let sink: any FrameSink

    init(_ sink: any FrameSink) { self.sink = sink }

    var outlet: any Outlet { sink.outlet }

    func receive(_ text: [UInt8]) {
        guard text != Array("flood".utf8) else {
            let frame = Frame(Array(repeating: 0x78, count: 60_000))
            for _ in 0..<Self.flood { sink.send(frame) }
            return
        }
        sink.send(Frame(text))
    }

    func closed() {}
    func handle(_ notice: HubEvent) { sink.send(notice.frame) }
}

/// A server on a free port, complete but for the sessions.
struct TestServer: Sendable {
    let port: Int
    let sockets: SocketServer

    static func run(
        files: Int = 4_000, perAddress: Int = .max, rules: ClientRules = ClientRules(),
        times: ConnectionTimes = .standard,
        report: @escaping @Sendable (AnsweredRequest) -> Void = { _ in },
        visitor: @escaping @Sendable (ClientRequest, any FrameSink) -> Admission = {
            .welcome(EchoSession($1))
        },
        _ test: @escaping @Sendable (TestServer) async throws -> Void
    ) async throws {
        let group = MultiThreadedEventLoopGroup.singleton
        let opener = SessionOpener(visitor: visitor, agent: { .welcome(EchoSession($1)) })
        let sockets = SocketServer(
            opener: opener, rules: rules, connections: ConnectionLimit(files: files, perAddress: perAddress),
            group: group,
            policy: nil, times: times
        )
        let edge = HTTPEdge(
            widgets: WidgetAPI(
                allowsOrigin: { $0 == "https://shop.example" },
                command: { Answer(.json(Array("{\"bytes\":\($1.count)}".utf8))) },
                outlet: { sockets.outlet(of: $0) }
            ),
            endpoints: MountedEndpoint.echoing, version: "1",
            operations: OperatorAPI(
                unreadiness: { nil },
                metrics: {
                    [Metric("foyer_sockets", .gauge, "Open now.", Double(sockets.counts.reading.open))]
                },
                diagnosis: { address in
                    Diagnosis(
                        version: "1", commit: "0", address: address.description, trustedProxies: [],
                        untrustedPeers: [], connections: 0, connectionLimit: files)
                },
                report: report
            ),
            opener: opener, rules: rules, demo: nil
        )
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let listener = sockets.service(
            host: "127.0.0.1", port: 0, group: group, logger: logger, respond: edge.responder(logger: logger)
        ) { port.yield($0) }
        let service = ServiceGroup(configuration: .init(services: [listener], logger: logger))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                defer { port.finish() }
                try await service.run()
            }
            // If the server cannot start, the stream of ports ends.
            for await number in ports {
                do {
                    try await test(TestServer(port: number, sockets: sockets))
                } catch {
                    await service.triggerGracefulShutdown()
                    throw error
                }
                await service.triggerGracefulShutdown()
            }
            try await tasks.waitForAll()
        }
    }

    /// Runs `work` with a connected client on a thread that may block.
    func client<Value: Sendable>(_ work: @escaping @Sendable (RawClient) throws -> Value) async throws
        -> Value
    {
        let port = port
        return try await BlockingThreads.run {
            let client = try RawClient(port: port)
            defer { client.hangUp() }
            return try work(client)
        }
    }

    /// Returns a client that stays connected until `hangUp`, and the result of `work`, which runs on a thread that may block.
    func connected<Value: Sendable>(_ work: @escaping @Sendable (RawClient) throws -> Value) async throws
        -> (RawClient, Value)
    {
        let port = port
        return try await BlockingThreads.run {
            let client = try RawClient(port: port)
            return (client, try work(client))
        }
    }

    /// Returns clients that stay connected until `hangUp`. `prepare` runs for each, on a thread that may block.
    func clients(
        _ count: Int, receiveBuffer: Int32 = 0,
        _ prepare: @escaping @Sendable (RawClient) throws -> Void = { _ in }
    ) async throws -> [RawClient] {
        let port = port
        return try await BlockingThreads.run {
            try (0..<count).map { _ in
                let client = try RawClient(port: port, receiveBuffer: receiveBuffer)
                try prepare(client)
                return client
            }
        }
    }
}

extension MountedEndpoint {
    /// Responds with the request that it received.
    static let echoing: [MountedEndpoint] = [
        MountedEndpoint(method: .get, path: "/api/v1/things", takesBody: false) { request in
            let query = request.query.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            return Answer(
                .json(Array("\(request.client.sessionCookie ?? "") \(query.joined(separator: "&"))".utf8)))
        },
        MountedEndpoint(method: .post, path: "/api/v1/things", takesBody: true) { request in
            Answer(status: 201, .json(request.body), headers: [("Set-Cookie", "a=b"), ("Set-Cookie", "c=d")])
        },
        MountedEndpoint(method: .patch, path: "/api/v1/things/{id}", takesBody: true) { request in
            Answer(.json(Array((request.parameters["id"] ?? "").utf8) + request.body))
        },
        MountedEndpoint(method: .delete, path: "/api/v1/things/{id}", takesBody: false) { _ in
            Answer(Problem(.unavailable, detail: "Full.", retryAfter: Span(milliseconds: 1_500)))
        },
    ]
}
