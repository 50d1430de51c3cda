public import FoyerCore
public import FoyerRealtime

/// One conversation with a client (a widget or a console), whatever carries it: WebSocket or HTTP stream.
///
/// The transport calls `receive` and `closed` on its outlet, in order, never at the same time; what they start must not
/// block. After `closed` nothing is called any more.
public protocol ClientSession: AnyObject, Sendable {
    /// A complete text message, already known to be UTF-8 and within the session's size limit.
    func receive(_ text: [UInt8])
    /// The connection is gone, by whomever.
    func closed()
}

/// Where a session writes. The transport fills it; may be called from any thread.
public protocol FrameSink: AnyObject, Sendable {
    /// Queues a frame. A client that does not take its frames is cut by the transport with `SinkLimit`.
    func send(_ frame: Frame)
    /// Says good-bye with a WebSocket close code (RFC 6455 section 7.4) and closes.
    func close(code: UInt16)
    /// The outlet that this client's frames leave by.
    var outlet: any Outlet { get }
    /// Reads nothing more of the client for now: what it says stays in its connection, and fills no line of ours. What was
    /// read already is still given to the session.
    func pauseReading()
    /// Ends one pause.
    func resumeReading()
}

extension FrameSink {
    // A stream's client speaks by POST, and waits for each answer.
    public func pauseReading() {}
    public func resumeReading() {}
}

/// How much may stand in the queue of a client that reads slowly.
public enum SinkLimit {
    /// 32 KiB a visitor: a hundred messages beyond what the kernel holds; what is cut resumes from the store. With one frame
    /// that passes it, and what waiting frames cost beside their bytes, a slow client needs less than 64 KiB.
    public static let visitor = 32 * 1_024
    /// 1 MiB an agent: several full windows of the list.
    public static let agent = 1_024 * 1_024
}

/// What a transport knows of the request that opened a conversation.
public struct ClientRequest: Sendable {
    /// The visitor's or agent's address, trusted proxies already taken away.
    public let address: Address
    /// The `Origin` header, nil when absent.
    public let origin: String?
    /// The `Host` header (or `:authority`).
    public let host: String?
    public let userAgent: String
    /// The value of the cookie `AgentCookie.session`, nil when absent.
    public let sessionCookie: String?
    /// The value of the cookie `AgentCookie.device`, nil when absent.
    public let deviceCookie: String?
    /// Whether the client speaks TLS to us or to a trusted proxy.
    public let secure: Bool
    /// Whether the page that asks is one of ours: whoever changes something must, or a foreign page could do it with the
    /// cookie of somebody logged in here.
    public let isFromOurPages: Bool

    public init(
        address: Address, origin: String?, host: String?, userAgent: String, sessionCookie: String?,
        deviceCookie: String? = nil, secure: Bool, ownHosts: OwnHosts = .any
    ) {
        self.address = address
        self.origin = origin
        self.host = host
        self.userAgent = userAgent
        self.sessionCookie = sessionCookie
        self.deviceCookie = deviceCookie
        self.secure = secure
        isFromOurPages = ownHosts.contains(origin: origin, host: host, secure: secure)
    }
}

/// Whether a conversation may open.
public enum Admission: Sendable {
    case welcome(any ClientSession)
    /// Refused before the upgrade, with an HTTP status and a refusal code of docs/protocol.md.
    case refused(status: Int, code: String, detail: String)
}

/// Opens conversations; the edges call it, the composition makes it.
public struct SessionOpener: Sendable {
    /// For `/widget/v1/socket`.
    public let visitor: @Sendable (ClientRequest, any FrameSink) -> Admission
    /// For `/widget/v1/stream`: the welcome names the stream.
    public let visitorStream: @Sendable (ClientRequest, any FrameSink) -> Admission
    /// For `/api/v1/socket`.
    public let agent: @Sendable (ClientRequest, any FrameSink) -> Admission

    public init(
        visitor: @escaping @Sendable (ClientRequest, any FrameSink) -> Admission,
        visitorStream: (@Sendable (ClientRequest, any FrameSink) -> Admission)? = nil,
        agent: @escaping @Sendable (ClientRequest, any FrameSink) -> Admission
    ) {
        self.visitor = visitor
        self.visitorStream = visitorStream ?? visitor
        self.agent = agent
    }
}
