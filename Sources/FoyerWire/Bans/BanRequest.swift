public import FoyerCore

/// The subject of a new ban, as typed: addresses are parsed by the rule, which reports what is wrong with
/// them.
public enum BanSubject: Hashable, Sendable {
    case visitor(Visitor.ID)
    case addresses(start: String, end: String)
    case cidr(String)

    /// nil if none of the fields is given.
    init?(_ fields: Fields) throws(MalformedFrame) {
        let visitor: Visitor.ID? = try fields.idIfGiven("visitor")
        let start = try fields.textIfGiven("start", upTo: WireLimit.address)
        let end = try fields.textIfGiven("end", upTo: WireLimit.address)
        let cidr = try fields.textIfGiven("cidr", upTo: WireLimit.address)
        switch (visitor, start, end, cidr) {
        case (nil, nil, nil, nil): return nil
        case (let visitor?, nil, nil, nil): self = .visitor(visitor)
        case (nil, let start?, let end, nil): self = .addresses(start: start, end: end ?? start)
        case (nil, nil, nil, let cidr?): self = .cidr(cidr)
        case (nil, nil, _?, nil): throw .missing(field: fields.name("start"))
        case (_, _, _, _):
            throw .notAllowed(
                field: fields.name("visitor"), allowed: "given alone: visitor, or start and end, or cidr")
        }
    }
}

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
