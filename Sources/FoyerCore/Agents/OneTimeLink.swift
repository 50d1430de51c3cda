/// A link that a person without a password opens once: the set-up of a new server, an invitation, or a forgotten password.
///
/// The link's token is stored nowhere; this is what the store has of it.
public struct OneTimeLink: Hashable, Sendable {
    /// What opening the link allows.
    public enum Purpose: String, CaseIterable, Hashable, Sendable {
        /// To create the first administrator.
        case setup
        /// To choose the first password of an account that an administrator has created.
        case invitation
        /// To replace a forgotten password.
        case passwordReset

        /// How long a link works. Short where it replaces a password that somebody has; an invitation waits over a holiday.
        public var lifetime: Span {
            switch self {
            case .setup, .passwordReset: .days(1)
            case .invitation: .days(7)
            }
        }
    }

    public enum Standing: Hashable, Sendable {
        case open
        case expired
        case used
    }

    /// SHA-256 of the token, hexadecimal.
    public let fingerprint: String
    public let purpose: Purpose
    /// Whose password is set with it; nil for the set-up.
    public let agent: Agent.ID?
    /// The administrator who made it; nil for the server and its commands.
    public let createdBy: Agent.ID?
    public let created: Instant
    public let expires: Instant
    public let used: Instant?

    public init(
        fingerprint: String, purpose: Purpose, agent: Agent.ID?, createdBy: Agent.ID?, created: Instant,
        expires: Instant, used: Instant? = nil
    ) {
        self.fingerprint = fingerprint
        self.purpose = purpose
        self.agent = agent
        self.createdBy = createdBy
        self.created = created
        self.expires = expires
        self.used = used
    }

    /// A used link stays used when its time is over: that is what its owner has to know.
    public func standing(at now: Instant) -> Standing {
        if used != nil { return .used }
        return now < expires ? .open : .expired
    }
}
