import FoyerCore

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
