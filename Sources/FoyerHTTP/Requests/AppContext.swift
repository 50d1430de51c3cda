public import Hummingbird
import NIOCore

/// What a request brings along on its way through the routes.
public struct AppContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// Who is at the other end of the connection: the client or a proxy.
    let peer: SocketAddress?
    let channel: any Channel
    /// Names the request in the answer and in the log.
    var requestID = ""
    var eventLoop: any EventLoop { channel.eventLoop }

    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress
        channel = source.channel
    }
}
