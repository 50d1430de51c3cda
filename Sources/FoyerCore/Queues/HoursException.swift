/// A day on which a queue is open at other times than its weekday says, or not at all.
public struct HoursException: Hashable, Sendable {
    public enum Day: Hashable, Sendable {
        case once(CivilDate)
        /// 29 February counts in leap years only.
        case yearly(month: Int, day: Int)
    }

    public let day: Day
    /// The reason, for agents and administrators: "Christmas".
    public let name: String
    /// In the order of time; none: closed all day.
    public let spans: [OpenSpan]

    public init(day: Day, name: String, spans: [OpenSpan] = []) {
        self.day = day
        self.name = name
        self.spans = spans.sorted { $0.start < $1.start }
    }

    public static let nameLimit = 100
    /// The public holidays of ten years.
    public static let limit = 200
}

extension HoursException.Day: CustomStringConvertible {
    /// `2026-12-24`, or `--12-24` for every year (vCard's form of ISO 8601, RFC 6350 section 4.3.1).
    public var description: String {
        switch self {
        case .once(let date): date.description
        case .yearly(let month, let day): "--\(CivilDate.padded(month, 2))-\(CivilDate.padded(day, 2))"
        }
    }

    /// Reads what `description` writes.
    public init?(_ text: String) {
        if let date = CivilDate(text) {
            self = .once(date)
            return
        }
        // A leap year, so that 29 February is a day.
        guard text.hasPrefix("--"), let date = CivilDate("2024-" + text.dropFirst(2)) else { return nil }
        self = .yearly(month: date.parts.month, day: date.parts.day)
    }
}
