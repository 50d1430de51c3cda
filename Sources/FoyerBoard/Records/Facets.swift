import FoyerCore

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
