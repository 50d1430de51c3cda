/// What the clocks of a time zone show: their offset from UTC, and when it changes.
public struct ZoneOffsets: Hashable, Sendable {
    /// From `at` on, local time is UTC + `offset`.
    public struct Change: Hashable, Sendable {
        public let at: Instant
        public let offset: Span

        public init(at: Instant, offset: Span) {
            self.at = at
            self.offset = offset
        }
    }

    /// The offset before the first change.
    public let first: Span
    /// In the order of time.
    public let changes: [Change]

    /// - Parameter changes: in the order of time.
    public init(first: Span, changes: [Change] = []) {
        self.first = first
        self.changes = changes
    }

    public static let utc = ZoneOffsets(first: .seconds(0))

    public func offset(at moment: Instant) -> Span { offset(ofPeriod: period(at: moment)) }

    /// The day that a calendar on the wall shows.
    public func date(at moment: Instant) -> CivilDate {
        let local = (moment + offset(at: moment)).milliseconds
        let day = Span.days(1).milliseconds
        return CivilDate(dayNumber: Int(local >= 0 ? local / day : (local - day + 1) / day))
    }

    /// The first moment at which the clocks show this minute of this day, or a later one. Of a minute that
    /// the clocks skip, the moment at which they do; of one that they show twice, the first.
    /// - Parameter minute: from the day's midnight; 1,440 and more are of the days after.
    public func first(_ date: CivilDate, minute: Int) -> Instant {
        let local = Self.local(date, minute)
        var moment = local
        for period in periods(around: local) {
            moment = max(start(ofPeriod: period) ?? .distantPast, local - offset(ofPeriod: period))
            if let end = end(ofPeriod: period), end <= moment { continue }
            return moment
        }
        return moment
    }

    /// The moment from which on the clocks show this minute or a later one, and no earlier one again. Of a
    /// minute that the clocks show twice, the second.
    public func last(_ date: CivilDate, minute: Int) -> Instant {
        let local = Self.local(date, minute)
        for period in periods(around: local).reversed() {
            let moment = local - offset(ofPeriod: period)
            if let start = start(ofPeriod: period), moment <= start { continue }
            return min(moment, end(ofPeriod: period) ?? moment)
        }
        return first(date, minute: minute)
    }

    /// The local time as if it were UTC.
    private static func local(_ date: CivilDate, _ minute: Int) -> Instant {
        Instant(milliseconds: 0) + .days(Int64(date.dayNumber)) + .minutes(Int64(minute))
    }

    /// No clock differs from UTC by more.
    private static let largestOffset = Span.hours(26)

    /// Periods are numbered: 0 is before the first change, n from change n - 1 on.
    private func periods(around local: Instant) -> ClosedRange<Int> {
        period(at: local - Self.largestOffset)...period(at: local + Self.largestOffset)
    }

    private func period(at moment: Instant) -> Int {
        var (low, high) = (0, changes.count)
        while low < high {
            let middle = (low + high) / 2
            if changes[middle].at <= moment { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func offset(ofPeriod period: Int) -> Span { period == 0 ? first : changes[period - 1].offset }
    private func start(ofPeriod period: Int) -> Instant? { period == 0 ? nil : changes[period - 1].at }
    private func end(ofPeriod period: Int) -> Instant? {
        period < changes.count ? changes[period].at : nil
    }
}

extension Instant {
    fileprivate static let distantPast = Instant(milliseconds: .min)
}
