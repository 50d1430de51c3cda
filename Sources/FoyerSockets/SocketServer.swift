public import FoyerRealtime
public import FoyerSessions
public import HummingbirdCore
public import Logging
public import NIOCore
public import ServiceLifecycle

/// All WebSockets of the process, on the same port as HTTP.
public final class SocketServer: Sendable {
    public let counts = SocketCounts()
    public let connections: ConnectionLimit
    let opener: SessionOpener
    let rules: ClientRules
    let times: ConnectionTimes
    /// Replaces the policies of the paths, for tests of the protocol.
    private let commonPolicy: SocketPolicy?
    /// Called on an event loop for each WebSocket that opens, and each request that is refused before a route sees it.
    let report: @Sendable (EdgeAnswer) -> Void
    private let loops: [ObjectIdentifier: LoopOutlet]

    /// - Parameters:
    ///   - group: the event loops that the HTTP server runs on.
    ///   - report: called on an event loop for each answer that no route gave; it must not block.
    public convenience init(
        opener: SessionOpener, rules: ClientRules, connections: ConnectionLimit, group: any EventLoopGroup,
        report: @escaping @Sendable (EdgeAnswer) -> Void = { _ in }
    ) {
        self.init(
            opener: opener, rules: rules, connections: connections, group: group, policy: nil, report: report)
    }

    /// - Parameter policy: for every socket; nil for each path's own.
    package init(
        opener: SessionOpener, rules: ClientRules, connections: ConnectionLimit, group: any EventLoopGroup,
        policy: SocketPolicy?, times: ConnectionTimes = .standard,
        report: @escaping @Sendable (EdgeAnswer) -> Void = { _ in }
    ) {
        self.report = report
        self.opener = opener
        self.rules = rules
        self.connections = connections
        commonPolicy = policy
        self.times = times
        loops = Dictionary(
            uniqueKeysWithValues: group.makeIterator().map {
                (ObjectIdentifier($0), LoopOutlet(eventLoop: $0))
            })
    }

    /// Responds to a request that is not a WebSocket.
    public typealias Respond = @Sendable (Request, any Channel) async -> Response

    /// Listens on a port and serves it until stopped.
    /// - Parameters:
    ///   - port: 0 for any free one
    ///   - respond: answers what is not a WebSocket
    ///   - onRunning: called with the port once connections are accepted
    public func service(
        host: String, port: Int, group: any EventLoopGroup, logger: Logger, respond: @escaping Respond,
        onRunning: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) -> any Service {
        ConnectionSetup(server: self, respond: respond).server(
            configuration: ServerConfiguration(
                address: .hostname(host, port: port), backlog: Self.backlog),
            onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? port) },
            eventLoopGroup: group, logger: logger)
    }

    /// Connections that wait to be accepted: thousands may return at once after a restart.
    private static let backlog = 4_096

    /// The outlet of `eventLoop`, for conversations on other transports; nil for a foreign loop.
    public func outlet(of eventLoop: any EventLoop) -> (any Outlet)? {
        loop(eventLoop)
    }

    func policy(of path: SocketPath) -> SocketPolicy { commonPolicy ?? path.policy }

    func loop(_ eventLoop: any EventLoop) -> LoopOutlet? {
        loops[ObjectIdentifier(eventLoop)]
    }

    /// Ends everything within a few seconds: sockets are closed with 1012 (restart), connections end with the
    /// response in progress, nothing new begins. Returns when every session has been closed.
    /// - Parameter farewell: a last frame to every socket.
    public func stop(code: UInt16 = 1012, saying farewell: Frame? = nil) async {
        await withTaskGroup(of: Void.self) { group in
            for loop in loops.values {
                // A loop that is already shut down has no sockets left.
                group.addTask { [times] in
                    try? await loop.eventLoop.flatSubmit {
                        loop.stop(code: code, saying: farewell, patience: times.stop)
                    }.get()
                }
            }
        }
    }
}
