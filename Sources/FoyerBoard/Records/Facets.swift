public import FoyerCore

/// How many visitors are in each status.
public struct StatusCounts: Hashable, Sendable {
    private var counts = [Int](repeating: 0, count: VisitorStatus.allCases.count)

    public init() {}

    public subscript(status: VisitorStatus) -> Int {
        get { counts[status.ordinal] }
        set { counts[status.ordinal] = newValue }
    }
}

/// The numbers on a list's filter chips: for each criterion, how many visitors would match if only that
/// criterion were changed.
public struct Facets: Hashable, Sendable {
    public var statuses = StatusCounts()
    public var captured = 0
    /// Only countries with visitors.
    public var countries: [String: Int] = [:]

    public init() {}

    /// Adds (`by` 1) or removes (-1) a record that `misses` these criteria.
    mutating func count(_ record: VisitorRecord, missing misses: Matcher.Misses, by step: Int) {
        if misses.isSubset(of: .status) { statuses[record.status] += step }
        if record.captured, misses.isSubset(of: .captured) { captured += step }
        if let country = record.place.country, misses.isSubset(of: .country) {
            let count = countries[country, default: 0] + step
            if count == 0 { countries[country] = nil } else { countries[country] = count }
        }
    }
}

/// Counts many at once: a country is an array index rather than a text to look up.
struct FacetTally {
    private var statuses = [Int](repeating: 0, count: 16)
    private var captured = 0
    private var countries = [Int](repeating: 0, count: CountryCode.count)
    private var others: [String: Int] = [:]

    /// - Parameter snapshot: evaluated if the facts are not enough.
    mutating func count(
        _ facts: SlotRow.Facts, _ snapshot: @autoclosure () -> Snapshot?, missing misses: Matcher.Misses
    ) {
        if misses.isSubset(of: .status) { statuses[facts.ordinal] += 1 }
        if facts.isCaptured, misses.isSubset(of: .captured) { captured += 1 }
        guard misses.isSubset(of: .country) else { return }
        if facts.country != .other {
            countries[Int(facts.country.number)] += 1
        } else if let country = snapshot()?.record.place.country {
            others[country, default: 0] += 1
        }
    }

    var result: Facets {
        var result = Facets()
        for status in VisitorStatus.allCases { result.statuses[status] = statuses[status.ordinal] }
        result.captured = captured
        result.countries = others
        for (number, count) in countries.enumerated() where count > 0 {
            if let country = CountryCode(number: UInt16(number)).text { result.countries[country] = count }
        }
        return result
    }
}
