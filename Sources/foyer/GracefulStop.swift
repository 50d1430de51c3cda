import FoyerCore
import FoyerHTTP
import FoyerRealtime
import FoyerSockets
import FoyerWire
import ServiceLifecycle

/// Ends all conversations and connections before the server stops listening. Takes a few seconds at most.
struct GracefulStop: Service {
    let sockets: SocketServer
    let edge: HTTPEdge

    /// The time of a restart, and a little more; clients add jitter. Widgets and consoles receive the same
    /// notice.
    private static let pause = Span.seconds(2)

    func run() async throws {
        try? await gracefulShutdown()  // cancelled: the server stops immediately
        let farewell = Frame(VisitorNotice.later(retryAfter: Self.pause).encoded())
        edge.stop(saying: farewell)
        await sockets.stop(saying: farewell)
    }
}
