// Values as the audit log and exports write them: the same in every language and time zone.
extension Instant {
    /// UTC in the form of RFC 3339, to the second: `2026-11-30T14:03:00Z`.
    public var auditText: String {
        let seconds = milliseconds.floored(by: 1_000)
        let (days, rest) = (seconds.floored(by: 86_400), seconds - seconds.floored(by: 86_400) * 86_400)
        let (year, month, day) = Self.date(daysSince1970: days)
        let time = [rest / 3_600, rest / 60 % 60, rest % 60].map { Self.padded($0, 2) }.joined(separator: ":")
        return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))T\(time)Z"
    }

    /// The civil date of a day, in the proleptic Gregorian calendar: Howard Hinnant's `civil_from_days`, which counts years from March
    /// so that the leap day is the last one.
    private static func date(daysSince1970: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = daysSince1970 + 719_468
        let era = shifted.floored(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }

    private static func padded(_ number: Int64, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}

extension Span {
    /// In the largest unit that divides it: `90 s`, `12 h`, `30 d`.
    public var auditText: String {
        let units: [(text: String, milliseconds: Int64)] = [
            ("d", 86_400_000), ("h", 3_600_000), ("min", 60_000), ("s", 1_000),
        ]
        let unit = units.first { milliseconds.isMultiple(of: $0.milliseconds) && milliseconds != 0 }
        return unit.map { "\(milliseconds / $0.milliseconds) \($0.text)" } ?? "\(milliseconds) ms"
    }
}

extension Int64 {
    /// The quotient, rounded down also below zero.
    fileprivate func floored(by divisor: Int64) -> Int64 {
        self >= 0 ? self / divisor : (self + 1) / divisor - 1
    }
}
