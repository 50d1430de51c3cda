public import FoyerCore

/// An entry of the ban list.
public struct BanShape: WireShape, Hashable {
    public let ban: Ban
    /// The name of the agent who banned.
    public let by: String

    public init(_ ban: Ban, by: String) {
        self.ban = ban
        self.by = by
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("at", ban.at)
            json.member("by", by)
            json.member("city", ban.banned?.place.city)
            json.member("comment", ban.comment)
            json.member("country", ban.banned?.place.country)
            if case .addresses(let range) = ban.subject { json.member("end", range.end.description) }
            json.member("etag", ban.revision)
            json.member("expires", ban.expires)
            json.member("hits", ban.hits)
            json.member("id", ban.id)
            json.member("kind", BanKind(of: ban.subject))
            json.member("lastHit", ban.lastHit)
            json.member("name", ban.banned?.name)
            json.member("of", ban.banned?.visitor)
            if case .addresses(let range) = ban.subject { json.member("start", range.start.description) }
            switch ban.subject {
            case .visitor(let visitor):
                json.member("value", visitor)
                json.member("visitor", visitor)
            case .addresses(let range):
                json.member("value", range.description)
            }
        }
    }
}
