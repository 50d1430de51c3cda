public import FoyerCore

/// A link to hand out, shown once: the server keeps only its fingerprint.
public struct AccountLinkShape: WireShape, Hashable {
    /// The path on this server.
    public let path: String
    public let purpose: OneTimeLink.Purpose
    public let expires: Instant

    public init(path: String, purpose: OneTimeLink.Purpose, expires: Instant) {
        self.path = path
        self.purpose = purpose
        self.expires = expires
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("expires", expires)
            json.member("path", path)
            json.member("purpose", purpose)
        }
    }
}
