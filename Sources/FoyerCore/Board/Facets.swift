/// How many visitors are in each status.
public struct StatusCounts: Hashable, Sendable {
    private var counts = [Int](repeating: 0, count: VisitorStatus.allCases.count)

    public init() {}

    public subscript(status: VisitorStatus) -> Int {
        get { counts[status.ordinal] }
        set { counts[status.ordinal] = newValue }
    }
}

/// What the chips of a list say: for each criterion, how many there would be if it alone were changed.
public struct Facets: Hashable, Sendable {
    public var statuses = StatusCounts()
    public var captured = 0
    /// Only countries with somebody in them.
    public var countries: [String: Int] = [:]

    public init() {}

    /// Counts a record in (`by` 1) or out (-1), that `misses` these criteria.
    mutating func count(_ record: VisitorRecord, missing misses: Matcher.Misses, by step: Int) {
        if misses.isSubset(of: .status) { statuses[record.status] += step }
        if record.captured, misses.isSubset(of: .captured) { captured += step }
        if let country = record.place.country, misses.isSubset(of: .country) {
            let count = countries[country, default: 0] + step
            if count == 0 { countries[country] = nil } else { countries[country] = count }
        }
    }
}
