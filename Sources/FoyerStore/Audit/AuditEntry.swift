public import FoyerCore

/// An entry of the audit log.
public struct AuditEntry: Hashable, Sendable {
    public let at: Instant
    public let agent: Agent.ID?
    public let action: String
    public let subject: String
    public let detail: String
}
