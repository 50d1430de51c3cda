public import FoyerRealtime
public import FoyerSessions
public import HummingbirdCore
public import NIOCore

/// All WebSockets of the process, on the port that HTTP is served on.
public final class SocketServer: Sendable {
    public let counts = SocketCounts()
    public let connections: ConnectionLimit
    let door: FrontDoor
    let proxies: TrustedProxies
    /// In place of what the paths have, for tests of the protocol itself.
    private let commonPolicy: SocketPolicy?
    private let loops: [ObjectIdentifier: LoopOutlet]

    /// - Parameter group: the event loops that the HTTP server runs on.
    public convenience init(
        door: FrontDoor, proxies: TrustedProxies, connections: ConnectionLimit, group: any EventLoopGroup
    ) {
        self.init(door: door, proxies: proxies, connections: connections, group: group, policy: nil)
    }

    /// - Parameter policy: holds for every socket; nil: each path has its own.
    package init(
        door: FrontDoor, proxies: TrustedProxies, connections: ConnectionLimit, group: any EventLoopGroup,
        policy: SocketPolicy?
    ) {
        self.door = door
        self.proxies = proxies
        self.connections = connections
        commonPolicy = policy
        loops = Dictionary(
            uniqueKeysWithValues: group.makeIterator().map {
                (ObjectIdentifier($0), LoopOutlet(eventLoop: $0))
            })
    }

    /// What Hummingbird is given instead of its own HTTP/1 server.
    public var server: HTTPServerBuilder {
        HTTPServerBuilder { responder in SocketUpgrade(server: self, responder: responder) }
    }

    /// What leaves by `eventLoop`, for conversations that other transports carry; nil for a foreign loop.
    public func outlet(of eventLoop: any EventLoop) -> (any Outlet)? {
        loop(eventLoop)
    }

    func policy(of path: SocketPath) -> SocketPolicy { commonPolicy ?? path.policy }

    func loop(_ eventLoop: any EventLoop) -> LoopOutlet? {
        loops[ObjectIdentifier(eventLoop)]
    }

    /// Says good-bye to everybody: 1012 tells them that the server restarts. Returns when every session knows that it is
    /// closed, which takes a few seconds where a client does not answer.
    ///
    /// - Parameter farewell: is sent first.
    public func closeAll(code: UInt16 = 1012, saying farewell: Frame? = nil) async {
        await withTaskGroup(of: Void.self) { group in
            for loop in loops.values {
                // A loop that is shut down already has nobody left to tell.
                group.addTask {
                    try? await loop.eventLoop.flatSubmit { loop.closeAll(code: code, saying: farewell) }.get()
                }
            }
        }
    }
}
