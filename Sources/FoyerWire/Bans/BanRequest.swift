public import FoyerCore

/// The body of `POST /api/v1/bans`.
public struct BanRequest: Hashable, Sendable {
    public let subject: BanSubject
    public let comment: String
    public let expires: Instant?
    /// Whether the warning about a private address was confirmed.
    public let confirmed: Bool

    public init(body: [UInt8]) throws(MalformedFrame) {
        let fields = try Fields(text: body)
        guard let subject = try BanSubject(fields) else { throw .missing(field: "visitor") }
        self.subject = subject
        comment = try fields.textOrEmpty("comment", upTo: Ban.commentLimit)
        expires = try fields.instantIfGiven("expires").flatMap { $0.milliseconds == 0 ? nil : $0 }
        confirmed = try fields.boolIfGiven("confirmed") ?? false
    }
}
