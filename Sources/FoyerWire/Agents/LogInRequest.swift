import FoyerCore

/// The body of `POST /api/v1/session`.
public struct LogInRequest: Hashable, Sendable {
    public let email: String
    public let password: String

    public init(body: [UInt8]) throws(MalformedFrame) {
        let fields = try Fields(text: body)
        email = try fields.text("email", upTo: WireLimit.email)
        password = try fields.text("password", upTo: WireLimit.password)
    }
}
