extension OpenSpan {
    /// Reads two times of day, such as `09:00` and `18:00`. An end that is not after the start is on the next
    /// day; `24:00` is the end of the day. Nil if one is no time of day.
    public init?(from: String, to: String) {
        guard let start = Self.minutes(from), let end = Self.minutes(to), start < Self.minutesOfDay else {
            return nil
        }
        self.init(start: start, end: end > start ? end : end + Self.minutesOfDay)
    }

    public var from: String { Self.text(start) }
    public var to: String { Self.text(end <= Self.minutesOfDay ? end : end - Self.minutesOfDay) }

    private static func text(_ minutes: Int) -> String {
        "\(CivilDate.padded(minutes / 60, 2)):\(CivilDate.padded(minutes % 60, 2))"
    }

    private static func minutes(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let hours = CivilDate.number(parts[0], digits: 2),
            let minutes = CivilDate.number(parts[1], digits: 2), minutes < 60
        else { return nil }
        let time = hours * 60 + minutes
        return time <= minutesOfDay ? time : nil
    }
}
