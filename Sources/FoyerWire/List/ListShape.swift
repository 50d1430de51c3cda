public import FoyerCore

/// A window of the visitor list.
public struct ListShape: WireShape, Hashable {
    public let at: Instant
    public let offset: Int
    /// With the filter.
    public let total: Int
    /// Without the filter.
    public let online: Int
    /// All nine statuses.
    public let counts: CountsShape
    public let countries: [String: Int]
    public let rows: [RowShape]

    public init(
        at: Instant, offset: Int, total: Int, online: Int, counts: CountsShape, countries: [String: Int],
        rows: [RowShape]
    ) {
        self.at = at
        self.offset = offset
        self.total = total
        self.online = online
        self.counts = counts
        self.countries = countries
        self.rows = rows
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("at", at)
            json.member("countries", countries)
            json.member("counts", counts)
            json.member("offset", offset)
            json.member("online", online)
            json.member("rows", rows)
            json.member("total", total)
            json.type("list")
        }
    }
}
