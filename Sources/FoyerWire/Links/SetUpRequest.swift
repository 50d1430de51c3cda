import FoyerCore

/// The body of `POST /api/v1/setup`: the first administrator.
public struct SetUpRequest: Hashable, Sendable {
    public let token: String
    public let name: String
    public let email: String
    public let password: String

    public init(body: [UInt8]) throws(MalformedFrame) {
        let fields = try Fields(text: body)
        token = try fields.text("token", upTo: WireLimit.token)
        name = try fields.text("name", upTo: ContactField.name.limit)
        email = try fields.text("email", upTo: ContactField.email.limit)
        password = try fields.text("password", upTo: WireLimit.password)
    }
}
