public import FoyerCore

/// A browser in which an agent is logged in.
public struct LogInSession: Hashable, Sendable {
    /// SHA-256 of the token in the cookie, hexadecimal.
    public let fingerprint: String
    public let agent: Agent.ID
    public let created: Instant
    public let seen: Instant
    /// Where the log-in came from.
    public let address: String
    /// The browser's `User-Agent`.
    public let userAgent: String

    public init(
        fingerprint: String, agent: Agent.ID, created: Instant, seen: Instant, address: String,
        userAgent: String
    ) {
        self.fingerprint = fingerprint
        self.agent = agent
        self.created = created
        self.seen = seen
        self.address = address
        self.userAgent = userAgent
    }
}
