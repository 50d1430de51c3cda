public import FoyerCore

/// A link to hand out, shown once: the server keeps only its fingerprint.
public struct AccountLinkShape: WireShape, Hashable {
    /// The path on this server.
    public let path: String
    public let purpose: OneTimeLink.Purpose
    public let expires: Instant
    /// Whether a mail with the link is on its way.
    public let isMailed: Bool

    public init(
        path: String, purpose: OneTimeLink.Purpose, expires: Instant, isMailed: Bool = false
    ) {
        self.path = path
        self.purpose = purpose
        self.expires = expires
        self.isMailed = isMailed
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("expires", expires)
            json.member("mailed", isMailed)
            json.member("path", path)
            json.member("purpose", purpose)
        }
    }
}
