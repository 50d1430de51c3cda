public import FoyerAPI
public import FoyerRealtime
public import FoyerSessions
public import NIOCore

/// What widgets request over plain HTTP. The composition implements it with the sessions.
public struct WidgetAPI: Sendable {
    /// Whether any widget may be shown on pages of this origin: decides about CORS.
    public let allowsOrigin: @Sendable (String) async -> Bool
    /// `POST /widget/v1/commands`: the whole body.
    public let command: @Sendable (ClientRequest, [UInt8]) async -> Answer
    /// The outlet of a stream's conversation; nil for a foreign event loop.
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
