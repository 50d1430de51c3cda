public import FoyerCore
public import FoyerStore

/// Makes one-time links. Only the newest link of a purpose works: a new one makes the earlier ones void.
public struct MakeLink: Sendable {
    private let newToken: @Sendable () -> String
    private let fingerprint: @Sendable (String) -> String

    public init(_ secrets: Secrets) {
        newToken = secrets.newToken
        fingerprint = secrets.fingerprint
    }

    /// A link as it is handed out; its token exists nowhere else.
    public struct Made: Hashable, Sendable {
        public let token: String
        public let purpose: OneTimeLink.Purpose
        public let expires: Instant
        /// Whether a mail with the link is on its way.
        public var isMailed = false

        /// Where it leads to, on this server: `/setup/TOKEN` or `/join/TOKEN`.
        public var path: String {
            switch purpose {
            case .setup: "/setup/\(token)"
            case .invitation, .passwordReset: "/join/\(token)"
            }
        }
    }

    /// Within the transaction of the caller, which also creates the account or records why it is done.
    ///
    /// - Parameters:
    ///   - agent: whose password the link sets; nil for the set-up, and only for that.
    ///   - author: the administrator who makes it; nil for the server and its commands.
    public func callAsFunction(
        _ purpose: OneTimeLink.Purpose, for agent: Agent.ID?, by author: Agent.ID?, in db: Transaction,
        at now: Instant
    ) throws -> Made {
        let token = newToken()
        let expires = now + purpose.lifetime
        try db.links.deleteUnused(purpose, of: agent)
        try db.links.insert(
            OneTimeLink(
                fingerprint: fingerprint(token), purpose: purpose, agent: agent, createdBy: author,
                created: now,
                expires: expires))
        return Made(token: token, purpose: purpose, expires: expires)
    }
}
