public import FoyerRealtime
public import FoyerSessions
public import HummingbirdCore
public import Logging
public import NIOCore
public import ServiceLifecycle

/// All WebSockets of the process, on the port that HTTP is served on.
public final class SocketServer: Sendable {
    public let counts = SocketCounts()
    public let connections: ConnectionLimit
    let opener: SessionOpener
    let rules: ClientRules
    let times: ConnectionTimes
    /// In place of what the paths have, for tests of the protocol itself.
    private let commonPolicy: SocketPolicy?
    private let loops: [ObjectIdentifier: LoopOutlet]

    /// - Parameter group: the event loops that the HTTP server runs on.
    public convenience init(
        opener: SessionOpener, rules: ClientRules, connections: ConnectionLimit, group: any EventLoopGroup
    ) {
        self.init(opener: opener, rules: rules, connections: connections, group: group, policy: nil)
    }

    /// - Parameter policy: holds for every socket; nil: each path has its own.
    package init(
        opener: SessionOpener, rules: ClientRules, connections: ConnectionLimit, group: any EventLoopGroup,
        policy: SocketPolicy?, times: ConnectionTimes = .standard
    ) {
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

    /// Answers a request that is no WebSocket.
    public typealias Respond = @Sendable (Request, any Channel) async -> Response

    /// Listens on a port and serves it until it is told to stop.
    ///
    /// - Parameters:
    ///   - port: 0 takes a free one
    ///   - respond: answers what is no WebSocket
    ///   - onRunning: told the port once connections are accepted
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

    /// Connections that wait to be accepted: thousands may return at once when a server has been away.
    private static let backlog = 4_096

    /// What leaves by `eventLoop`, for conversations that other transports carry; nil for a foreign loop.
    public func outlet(of eventLoop: any EventLoop) -> (any Outlet)? {
        loop(eventLoop)
    }

    func policy(of path: SocketPath) -> SocketPolicy { commonPolicy ?? path.policy }

    func loop(_ eventLoop: any EventLoop) -> LoopOutlet? {
        loops[ObjectIdentifier(eventLoop)]
    }

    /// Ends everything, within a few seconds: sockets are told by 1012 that the server restarts, connections end with the answer
    /// under way, nothing new begins. Returns when every session knows that it is closed.
    ///
    /// - Parameter farewell: is sent to sockets first.
    public func stop(code: UInt16 = 1012, saying farewell: Frame? = nil) async {
        await withTaskGroup(of: Void.self) { group in
            for loop in loops.values {
                // A loop that is shut down already has nobody left.
                group.addTask { [times] in
                    try? await loop.eventLoop.flatSubmit {
                        loop.stop(code: code, saying: farewell, patience: times.stop)
                    }.get()
                }
            }
        }
    }
}
