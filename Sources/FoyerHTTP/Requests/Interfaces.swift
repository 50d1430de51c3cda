public import FoyerAPI
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
