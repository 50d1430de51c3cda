public import FoyerRealtime
public import FoyerSessions
public import NIOCore

/// What widgets ask over plain HTTP. The composition fills it from the sessions.
public struct WidgetAPI: Sendable {
    /// Whether any widget may stand on pages of this origin: decides what a browser may read.
    public let allowsOrigin: @Sendable (String) async -> Bool
    /// `POST /widget/v1/commands`: the whole body.
    public let command: @Sendable (ClientRequest, [UInt8]) async -> Answer
    /// Where a conversation by stream leaves by; nil for a foreign event loop.
    public let outlet: @Sendable (any EventLoop) -> (any Outlet)?

    public init(
        allowsOrigin: @escaping @Sendable (String) async -> Bool,
        command: @escaping @Sendable (ClientRequest, [UInt8]) async -> Answer,
        outlet: @escaping @Sendable (any EventLoop) -> (any Outlet)?
    ) {
        self.allowsOrigin = allowsOrigin
        self.command = command
        self.outlet = outlet
    }
}

/// How a log-in went.
public enum LogIn: Sendable {
    /// - Parameters:
    ///   - session: what the cookie holds
    ///   - lifetime: seconds that the browser keeps the cookie
    ///   - device: what the cookie holds by which this browser is known again
    ///   - body: JSON, `{"agent":…}`
    case opened(session: String, lifetime: Int, device: String, body: [UInt8])
    case refused(Answer)
}

/// What consoles ask over plain HTTP. Everybody who changes something was found to come from our own pages before.
public struct ConsoleAPI: Sendable {
    /// The whole body of `POST /api/v1/session`.
    public let logIn: @Sendable (ClientRequest, [UInt8]) async -> LogIn
    public let logOut: @Sendable (ClientRequest) async -> Answer
    public let whoAmI: @Sendable (ClientRequest) async -> Answer
    /// The whole body of `POST /api/v1/commands`.
    public let command: @Sendable (ClientRequest, [UInt8]) async -> Answer
    public let bans: BanAPI

    public init(
        logIn: @escaping @Sendable (ClientRequest, [UInt8]) async -> LogIn,
        logOut: @escaping @Sendable (ClientRequest) async -> Answer,
        whoAmI: @escaping @Sendable (ClientRequest) async -> Answer,
        command: @escaping @Sendable (ClientRequest, [UInt8]) async -> Answer,
        bans: BanAPI
    ) {
        self.logIn = logIn
        self.logOut = logOut
        self.whoAmI = whoAmI
        self.command = command
        self.bans = bans
    }
}

/// The ban list of the Admin Console.
public struct BanAPI: Sendable {
    /// The query as it was sent, decoded; of a name that stands twice the last.
    public let list: @Sendable (ClientRequest, _ query: [String: String]) async -> Answer
    public let create: @Sendable (ClientRequest, _ body: [UInt8]) async -> Answer
    public let update: @Sendable (ClientRequest, _ id: String, _ body: [UInt8]) async -> Answer
    public let delete: @Sendable (ClientRequest, _ id: String) async -> Answer

    public init(
        list: @escaping @Sendable (ClientRequest, _ query: [String: String]) async -> Answer,
        create: @escaping @Sendable (ClientRequest, _ body: [UInt8]) async -> Answer,
        update: @escaping @Sendable (ClientRequest, _ id: String, _ body: [UInt8]) async -> Answer,
        delete: @escaping @Sendable (ClientRequest, _ id: String) async -> Answer
    ) {
        self.list = list
        self.create = create
        self.update = update
        self.delete = delete
    }
}

/// What those who run the server ask.
public struct OperatorAPI: Sendable {
    /// Nil when the server can serve; else why it cannot.
    public let unreadiness: @Sendable () async -> String?
    public let metrics: @Sendable () async -> [Metric]

    public init(
        unreadiness: @escaping @Sendable () async -> String?,
        metrics: @escaping @Sendable () async -> [Metric]
    ) {
        self.unreadiness = unreadiness
        self.metrics = metrics
    }
}
