import FoyerRealtime
import FoyerSessions

/// The paths of WebSockets, with the kind of client.
enum SocketPath: String, Sendable {
    case visitor = "/widget/v1/socket"
    case agent = "/api/v1/socket"

    /// Nil for any other path; the query is ignored.
    init?(uri: String) {
        self.init(rawValue: String(uri.prefix { $0 != "?" }))
    }

    var policy: SocketPolicy {
        switch self {
        case .visitor: .visitor
        case .agent: .agent
        }
    }

    func admission(by opener: SessionOpener, _ request: ClientRequest, _ sink: any FrameSink) -> Admission {
        switch self {
        case .visitor: opener.visitor(request, sink)
        case .agent: opener.agent(request, sink)
        }
    }
}
