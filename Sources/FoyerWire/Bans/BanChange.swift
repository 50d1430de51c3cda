public import FoyerCore

/// The body of `PATCH /api/v1/bans/{id}`: absent fields stay unchanged.
public struct BanChange: Hashable, Sendable {
    public let subject: BanSubject?
    public let comment: String?
    public let expires: Expiry
    public let confirmed: Bool

    public enum Expiry: Hashable, Sendable {
        case asBefore
        case never
        case at(Instant)
    }

    public init(body: [UInt8]) throws(MalformedFrame) {
        let fields = try Fields(text: body)
        subject = try BanSubject(fields)
        comment = try fields.anyText("comment", upTo: Ban.commentLimit)
        expires =
            switch try fields.instantIfGiven("expires") {
            case nil: .asBefore
            case Instant(milliseconds: 0)?: .never
            case let moment?: .at(moment)
            }
        confirmed = try fields.boolIfGiven("confirmed") ?? false
    }
}
