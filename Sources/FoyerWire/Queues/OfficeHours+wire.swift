import FoyerCore

extension OfficeHours {
    /// The longest name of a zone.
    static let zoneLimit = 64

    init(_ fields: Fields) throws(MalformedFrame) {
        let week = try fields.objectIfGiven("week")
        var days: [Weekday: [OpenSpan]] = [:]
        for (weekday, name) in Weekday.names {
            guard let week else { continue }
            days[weekday] = try OpenSpan.list(week, name)
        }
        let exceptions = try fields.list("exceptions", upTo: HoursException.limit) {
            value, path throws(MalformedFrame) in
            try HoursException(try Fields(value, at: path))
        }
        var seen: Set<HoursException.Day> = []
        for (position, exception) in exceptions.enumerated() where !seen.insert(exception.day).inserted {
            throw .notAllowed(
                field: "\(fields.name("exceptions")).\(position).day",
                allowed: "named once; \(exception.day) is there twice")
        }
        self.init(
            zone: try fields.text("zone", upTo: Self.zoneLimit), week: days, exceptions: exceptions,
            byHand: try fields.objectIfGiven("byHand").map { byHand throws(MalformedFrame) in
                try ByHand(byHand)
            })
    }
}

extension OfficeHours.ByHand {
    /// What an administrator sets.
    enum Word: String, CaseIterable, Sendable {
        case closed, open
    }

    fileprivate init(_ fields: Fields) throws(MalformedFrame) {
        let until = try fields.instantIfGiven("until")
        switch (try fields.word("state") as Word, until) {
        case (.closed, let until): self = .closed(until: until)
        case (.open, let until?): self = .open(until: until)
        case (.open, nil): throw .missing(field: fields.name("until"))
        }
    }
}

extension HoursException {
    fileprivate init(_ fields: Fields) throws(MalformedFrame) {
        guard let day = Day(try fields.text("day", upTo: 10)) else {
            throw .notAllowed(
                field: fields.name("day"), allowed: "a date such as 2026-12-24, or --12-24 for every year")
        }
        self.init(
            day: day, name: try fields.textOrEmpty("name", upTo: Self.nameLimit),
            spans: try OpenSpan.list(fields, "spans"))
    }
}

extension OpenSpan {
    /// The spans of one day.
    fileprivate static func list(_ fields: Fields, _ name: StaticString) throws(MalformedFrame) -> [OpenSpan]
    {
        let spans = try fields.list(name, upTo: Self.limit) { value, path throws(MalformedFrame) in
            let span = try Fields(value, at: path)
            guard
                let read = OpenSpan(from: try span.text("from", upTo: 5), to: try span.text("to", upTo: 5))
            else {
                throw .notAllowed(
                    field: path, allowed: "from and to as times of day such as 09:00, to up to 24:00")
            }
            return read
        }
        switch fault(in: spans) {
        case nil, .tooMany: return spans
        case .overlap(let left, let right):
            throw .notAllowed(
                field: fields.name(name),
                allowed:
                    "spans that do not overlap, as \(left.from)–\(left.to) and \(right.from)–\(right.to) do")
        }
    }
}

extension Weekday {
    /// The names of members.
    static let names: [(Weekday, StaticString)] = [
        (.monday, "monday"), (.tuesday, "tuesday"), (.wednesday, "wednesday"), (.thursday, "thursday"),
        (.friday, "friday"), (.saturday, "saturday"), (.sunday, "sunday"),
    ]
}
