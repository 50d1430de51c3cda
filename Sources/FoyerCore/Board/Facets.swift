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

/// Counts many at once: a country is a place in an array rather than a text to look up.
struct FacetTally {
    private var facets = Facets()
    private var countries = [Int](repeating: 0, count: 26 * 26)

    mutating func count(_ snapshot: Snapshot, missing misses: Matcher.Misses) {
        if misses.isSubset(of: .country), let country = snapshot.record.place.country {
            if let place = Self.place(of: country) {
                countries[place] += 1
            } else {
                facets.countries[country, default: 0] += 1
            }
        }
        if misses.isSubset(of: .status) { facets.statuses[snapshot.record.status] += 1 }
        if snapshot.record.captured, misses.isSubset(of: .captured) { facets.captured += 1 }
    }

    var result: Facets {
        var result = facets
        for (place, count) in countries.enumerated() where count > 0 {
            let letters = [UInt8(place / 26) + letterA, UInt8(place % 26) + letterA]
            result.countries[String(decoding: letters, as: UTF8.self)] = count
        }
        return result
    }

    /// Nil for anything but two capital letters.
    private static func place(of country: String) -> Int? {
        guard country.utf8.count == 2, let first = country.utf8.first, let second = country.utf8.last,
            first &- letterA < 26, second &- letterA < 26
        else { return nil }
        return Int(first - letterA) * 26 + Int(second - letterA)
    }
}

private let letterA = UInt8(ascii: "A")
