import FoyerCore

/// The body of `POST /api/v1/links/use`.
public struct LinkUseRequest: Hashable, Sendable {
    public let token: String
    public let password: String

    public init(body: [UInt8]) throws(MalformedFrame) {
        let fields = try Fields(text: body)
        token = try fields.text("token", upTo: WireLimit.token)
        password = try fields.text("password", upTo: WireLimit.password)
    }
}
