import FoyerAPI
import FoyerRealtime
import FoyerSessions
import NIOCore

/// What operators request.
public struct OperatorAPI: Sendable {
    /// Nil if the server can serve, else the reason.
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
