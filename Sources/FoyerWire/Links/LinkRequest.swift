import FoyerCore

/// The body of `POST /api/v1/links/open`. The token is in the body, since addresses are written into logs.
public struct LinkRequest: Hashable, Sendable {
    public let token: String

    public init(body: [UInt8]) throws(MalformedFrame) {
        token = try Fields(text: body).text("token", upTo: WireLimit.token)
    }
}
