public import FoyerCore

/// A one-time link that is still good, and whose it is.
public struct LinkShape: WireShape, Hashable {
    public let purpose: OneTimeLink.Purpose
    public let expires: Instant
    /// The account whose password it sets; nil for the set-up.
    public let name: String?
    public let email: String?

    public init(_ link: OneTimeLink, of agent: Agent?) {
        purpose = link.purpose
        expires = link.expires
        name = agent?.name
        email = agent?.email
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("email", email)
            json.member("expires", expires)
            json.member("name", name)
            json.member("purpose", purpose.rawValue)
        }
    }
}
