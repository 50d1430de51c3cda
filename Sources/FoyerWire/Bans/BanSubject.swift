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
