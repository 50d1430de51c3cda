import FoyerCore

/// The body of `PUT /api/v1/account/password`.
public struct PasswordRequest: Hashable, Sendable {
    public let old: String
    public let new: String

    public init(body: [UInt8]) throws(MalformedFrame) {
        let fields = try Fields(text: body)
        old = try fields.text("old", upTo: WireLimit.password)
        new = try fields.text("new", upTo: WireLimit.password)
    }
}
