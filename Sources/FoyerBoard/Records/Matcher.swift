import FoyerCore

/// A compiled filter: matching a record costs nanoseconds.
struct Matcher: Sendable {
    private let statuses: UInt16
    private let filter: Filter
    let needle: Needle
    private let country: CountryCode?
    /// Whether the facts are not enough.
    private let asksRecord: Bool
    /// The fields that the filter depends on.
    let fields: RecordFields

    /// The criteria that a record does not meet.
    struct Misses: OptionSet, Hashable, Sendable {
        let rawValue: UInt8
        static let status = Self(rawValue: 1)
        static let widget = Self(rawValue: 2)
        static let queue = Self(rawValue: 4)
        static let assignee = Self(rawValue: 8)
        static let country = Self(rawValue: 16)
        static let captured = Self(rawValue: 32)
        static let text = Self(rawValue: 64)
    }

    init(_ filter: Filter) {
        self.filter = filter
        statuses = filter.statuses.isEmpty ? .max : filter.statuses.reduce(0) { $0 | 1 << UInt16($1.ordinal) }
        needle = Needle(String(filter.text.prefix(Filter.textLimit)))
        country = filter.country.map { CountryCode($0) }
        asksRecord = filter.widget != nil || filter.queue != nil || filter.assignee != nil
        var fields: RecordFields = []
        if !filter.statuses.isEmpty { fields.insert(.status) }
        if filter.widget != nil { fields.insert(.widget) }
        if filter.queue != nil { fields.insert(.queue) }
        if filter.assignee != nil { fields.insert(.assignee) }
        if filter.country != nil { fields.insert(.country) }
        if filter.captured != nil { fields.insert(.captured) }
        if !needle.isEmpty { fields.formUnion(.searched) }
        self.fields = fields
    }

    /// For one record.
    func misses(_ snapshot: Snapshot) -> Misses {
        guard !fields.isEmpty else { return [] }
        var misses = misses(SlotRow.Facts(snapshot.record), snapshot)
        if !needle.isEmpty, !snapshot.contains(needle) { misses.insert(.text) }
        return misses
    }

    /// The criteria other than the text that the record does not meet.
    /// - Parameter snapshot: evaluated if the facts are not enough.
    @inline(__always)
    func misses(_ facts: SlotRow.Facts, _ snapshot: @autoclosure () -> Snapshot?) -> Misses {
        var misses: Misses = []
        if statuses & facts.status == 0 { misses.insert(.status) }
        if let captured = filter.captured, captured != facts.isCaptured { misses.insert(.captured) }
        if let country, country != facts.country || country == .other && !isCountry(snapshot()) {
            misses.insert(.country)
        }
        if asksRecord, let record = snapshot()?.record {
            if let widget = filter.widget, widget != record.widget { misses.insert(.widget) }
            if let queue = filter.queue, queue != record.queue { misses.insert(.queue) }
            switch filter.assignee {
            case .agent(let agent): if record.assignee != agent { misses.insert(.assignee) }
            case .nobody: if record.assignee != nil { misses.insert(.assignee) }
            case nil: break
            }
        }
        return misses
    }

    private func isCountry(_ snapshot: Snapshot?) -> Bool { snapshot?.record.place.country == filter.country }
}

extension Matcher.Misses {
    /// Whether a record that misses these criteria still counts in some facet.
    var isCounted: Bool {
        isSubset(of: .status) || isSubset(of: .captured) || isSubset(of: .country)
    }
}
