import FoyerAPI
public import FoyerCore
public import FoyerMetrics
import FoyerRealtime
import FoyerSessions
import NIOCore

/// What operators request.
public struct OperatorAPI: Sendable {
    /// Nil if the server can serve, else the reason.
    public let unreadiness: @Sendable () async -> String?
    public let metrics: @Sendable () async -> [Metric]
    /// What the server reports about itself to a client at this address.
    public let diagnosis: @Sendable (Address) -> Diagnosis
    /// Called once for each answered request.
    public let report: @Sendable (AnsweredRequest) -> Void

    public init(
        unreadiness: @escaping @Sendable () async -> String?,
        metrics: @escaping @Sendable () async -> [Metric],
        diagnosis: @escaping @Sendable (Address) -> Diagnosis,
        report: @escaping @Sendable (AnsweredRequest) -> Void = { _ in }
    ) {
        self.unreadiness = unreadiness
        self.metrics = metrics
        self.diagnosis = diagnosis
        self.report = report
    }
}
