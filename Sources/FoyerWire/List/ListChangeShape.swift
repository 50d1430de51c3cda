public import FoyerCore

/// The changes of a window, applied in this order: `remove`, `insert`, `rows`.
public struct ListChangeShape: WireShape, Hashable {
    public let at: Instant
    public let total: Int?
    public let online: Int?
    /// Only changed ones; a country whose count dropped to zero has 0.
    public let counts: CountsShape
    public let countries: [String: Int]
    public let remove: [Visitor.ID]
    public let insert: [Insertion]
    public let rows: [RowChange]
    /// Rows that the console holds in place outside its window, complete, each time they change.
    public let outside: [RowShape]
    /// Held visitors who left the list.
    public let gone: [Visitor.ID]

    /// A row that is inserted at an index, or moved there.
    public enum Insertion: WireShape, Hashable {
        case row(RowShape, at: Int)
        case move(Visitor.ID, at: Int)

        public func write(to json: inout JSONWriter) {
            json.object { json in
                switch self {
                case .row(let row, let index):
                    json.member("at", index)
                    json.member("row", row)
                case .move(let id, let index):
                    json.member("at", index)
                    json.member("move", id)
                }
            }
        }
    }

    public init(
        at: Instant, total: Int? = nil, online: Int? = nil,
        counts: CountsShape = CountsShape(statuses: [:], captured: nil), countries: [String: Int] = [:],
        remove: [Visitor.ID] = [], insert: [Insertion] = [], rows: [RowChange] = [],
        outside: [RowShape] = [], gone: [Visitor.ID] = []
    ) {
        self.at = at
        self.total = total
        self.online = online
        self.counts = counts
        self.countries = countries
        self.remove = remove
        self.insert = insert
        self.rows = rows
        self.outside = outside
        self.gone = gone
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("at", at)
            if !countries.isEmpty { json.member("countries", countries) }
            if !counts.isEmpty { json.member("counts", counts) }
            if !gone.isEmpty { json.member("gone", gone) }
            if !insert.isEmpty { json.member("insert", insert) }
            json.member("online", online)
            if !outside.isEmpty { json.member("outside", outside) }
            if !remove.isEmpty { json.member("remove", remove) }
            if !rows.isEmpty { json.member("rows", rows) }
            json.member("total", total)
            json.type("listChange")
        }
    }
}
