/// Why a mail was not accepted.
public struct MailFailure: Error, Hashable, Sendable {
    /// The reply of the server, or what the network reported.
    public let reason: String
    /// Whether sending the same mail again is in vain: the server answered with 5yz (RFC 5321 section 4.2.1).
    public let isPermanent: Bool

    public init(reason: String, isPermanent: Bool) {
        self.reason = reason
        self.isPermanent = isPermanent
    }
}
