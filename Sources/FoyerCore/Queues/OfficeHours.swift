/// When a queue accepts chats: a week, days that differ from it, and what an administrator sets by hand.
/// A span belongs to the day on which it begins: one that goes over midnight is not cut by an exception for
/// the next day.
public struct OfficeHours: Hashable, Sendable {
    /// An IANA name such as `Europe/Berlin`.
    public var zone: String
    /// In the order of time; a weekday without spans is closed.
    public private(set) var week: [Weekday: [OpenSpan]]
    /// Sorted by day. One for a date is ahead of one for every year.
    public private(set) var exceptions: [HoursException]
    public var byHand: ByHand?

    /// Overrides the week and the exceptions until a moment.
    public enum ByHand: Hashable, Sendable {
        /// Until nil: until an administrator ends it.
        case closed(until: Instant?)
        case open(until: Instant)
    }

    public init(
        zone: String, week: [Weekday: [OpenSpan]], exceptions: [HoursException] = [], byHand: ByHand? = nil
    ) {
        self.zone = zone
        self.week = week.filter { !$0.value.isEmpty }.mapValues { $0.sorted { $0.start < $1.start } }
        self.exceptions = exceptions.sorted { $0.day.order < $1.day.order }
        self.byHand = byHand
    }

    /// The spans that begin on this day.
    func spans(on date: CivilDate) -> [OpenSpan] {
        let (_, month, day) = date.parts
        let exception =
            exceptions.first { $0.day == .once(date) }
            ?? exceptions.first { $0.day == .yearly(month: month, day: day) }
        return exception?.spans ?? week[date.weekday] ?? []
    }
}

extension HoursException.Day {
    /// Yearly days first, then dates.
    fileprivate var order: (Int, Int) {
        switch self {
        case .yearly(let month, let day): (0, month * 100 + day)
        case .once(let date): (1, date.dayNumber)
        }
    }
}
