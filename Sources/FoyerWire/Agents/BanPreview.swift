import FoyerCore

/// What the Ban dialog shows before the agent confirms.
public struct BanPreview: Hashable, Sendable {
    /// As far as this agent may see it; empty when unknown.
    public let address: String
    /// What a ban by address covers: the address, or the /64 of an IPv6 address as CIDR; nil when the address
    /// is unknown.
    public let range: String?
    /// All visitors online now.
    public let online: Int
    /// Visitors with this address: online now, and in the last seven days.
    public let sharedNow: Int
    public let sharedLately: Int
    /// Why the address cannot be banned (the code of a refusal), or what must be confirmed first
    /// (`loopbackAddress`, `privateAddress`, `veryWide`, `manyVisitors`).
    public let refusal: String?
    public let warning: String?

    public init(
        address: String, range: String? = nil, online: Int = 0, sharedNow: Int, sharedLately: Int,
        refusal: String? = nil, warning: String? = nil
    ) {
        self.address = address
        self.range = range
        self.online = online
        self.sharedNow = sharedNow
        self.sharedLately = sharedLately
        self.refusal = refusal
        self.warning = warning
    }
}
