public import FoyerCore
public import FoyerRealtime

/// A conversation with a client (a widget or a console), independent of its transport: WebSocket or HTTP
/// stream.
/// The transport calls `receive` and `closed` on its outlet, in order, never concurrently; they must not
/// block. After `closed` nothing is called any more.
public protocol ClientSession: AnyObject, Sendable {
    /// A complete text message, already known to be UTF-8 and within the session's size limit.
    func receive(_ text: [UInt8])
    /// The connection is closed, by either side.
    func closed()
}

/// Where a session writes. Implemented by the transport; may be called from any thread.
public protocol FrameSink: AnyObject, Sendable {
    /// Queues a frame. The transport disconnects a client whose queue exceeds `SinkLimit`.
    func send(_ frame: Frame)
    /// Closes with a WebSocket close code (RFC 6455 section 7.4).
    func close(code: UInt16)
    /// The outlet that sends this client's frames.
    var outlet: any Outlet { get }
    /// Stops reading from the client: further frames stay in its connection and fill no queue of ours. Frames
    /// that were read already are still passed to the session.
    func pauseReading()
    /// Ends one pause.
    func resumeReading()
}

extension FrameSink {
    // A stream's client sends by POST, and waits for each answer.
    public func pauseReading() {}
    public func resumeReading() {}
}

/// How much may be queued for a client that reads slowly.
public enum SinkLimit {
    /// 32 KiB per visitor: a hundred messages beyond what the kernel buffers; a disconnected client resumes
    /// from the store. Including one frame that exceeds it and the overhead of queued frames, a slow client
    /// needs less than 64 KiB.
    public static let visitor = 32 * 1_024
    /// 1 MiB per agent: several full windows of the list.
    public static let agent = 1_024 * 1_024
}

/// What a transport knows about the request that opened a conversation.
public struct ClientRequest: Sendable {
    /// The visitor's or agent's address, with trusted proxies removed.
    public let address: Address
    /// The `Origin` header, nil if absent.
    public let origin: String?
    /// The `Host` header (or `:authority`).
    public let host: String?
    public let userAgent: String
    /// The value of the cookie `AgentCookie.session`, nil if absent.
    public let sessionCookie: String?
    /// The value of the cookie `AgentCookie.device`, nil if absent.
    public let deviceCookie: String?
    /// Whether the client uses TLS to us or to a trusted proxy.
    public let secure: Bool
    /// Whether the requesting page is ours: required for every change, or a page of another site could use
    /// the cookie of a logged-in agent.
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

/// Opens conversations; called by the edges, made by the composition.
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
