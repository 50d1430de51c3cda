public import Hummingbird
import NIOCore

/// The context of a request on its way through the routes.
public struct AppContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// The peer of the connection: the client or a proxy.
    let peer: SocketAddress?
    let channel: any Channel
    /// Identifies the request in the answer and in the log.
    var requestID = ""
    var eventLoop: any EventLoop { channel.eventLoop }

    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress
        channel = source.channel
    }
}
