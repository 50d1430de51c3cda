/// A filter made ready: comparing a record costs nanoseconds.
struct Matcher: Sendable {
    private let statuses: UInt16
    private let filter: Filter
    private let needle: Needle
    /// What the filter looks at.
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

    func misses(_ snapshot: Snapshot) -> Misses {
        guard !fields.isEmpty else { return [] }
        var misses: Misses = []
        if statuses & 1 << UInt16(snapshot.record.status.ordinal) == 0 { misses.insert(.status) }
        if let widget = filter.widget, widget != snapshot.record.widget { misses.insert(.widget) }
        if let queue = filter.queue, queue != snapshot.record.queue { misses.insert(.queue) }
        switch filter.assignee {
        case .agent(let agent): if snapshot.record.assignee != agent { misses.insert(.assignee) }
        case .nobody: if snapshot.record.assignee != nil { misses.insert(.assignee) }
        case nil: break
        }
        if let country = filter.country, country != snapshot.record.place.country { misses.insert(.country) }
        if let captured = filter.captured, captured != snapshot.record.captured { misses.insert(.captured) }
        if !needle.isEmpty, !snapshot.text.contains(needle) { misses.insert(.text) }
        return misses
    }
}
