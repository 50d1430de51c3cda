public import FoyerCore
import FoyerRealtime

/// What a transport knows about the request that opened a conversation.
public struct ClientRequest: Sendable {
    /// The visitor's or agent's address, with trusted proxies removed.
    public let address: Address
    /// The peer of the connection, if it forwards for others without being a trusted proxy: then `address` is its own.
    public let unknownProxy: Address?
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
        deviceCookie: String? = nil, secure: Bool, ownHosts: OwnHosts = .any, unknownProxy: Address? = nil
    ) {
        self.unknownProxy = unknownProxy
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
