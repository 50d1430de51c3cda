import FoyerCore

/// When the clocks change every year: the text of the environment variable `TZ` (POSIX.1-2024, 8.3), such as
/// `CET-1CEST,M3.5.0,M10.5.0/3`, with the hours beyond a day that RFC 9636 allows.
struct ZoneRule {
    private let standard: Span
    private let summer: (offset: Span, begins: Day, ends: Day)?

    private enum Day {
        /// Weekday 0 is Sunday; week 5 is the last of the month.
        case weekday(Int, week: Int, month: Int, at: Span)
        /// From 1; 29 February is not counted.
        case julian(Int, at: Span)
        /// From 0; 29 February is counted.
        case ofYear(Int, at: Span)
    }

    /// Nil if the text is no such rule.
    init?(_ text: String) {
        var reader = Reader(text)
        guard reader.skipName(), let west = reader.time() else { return nil }
        standard = .seconds(-west)
        guard !reader.isAtEnd else {
            summer = nil
            return
        }
        guard reader.skipName() else { return nil }
        let offset = reader.isAt(",") ? 3_600 - west : reader.time().map { -$0 }
        guard let offset, reader.skip(","), let begins = reader.day(), reader.skip(","),
            let ends = reader.day(), reader.isAtEnd
        else { return nil }
        summer = (.seconds(offset), begins, ends)
    }

    /// In the order of time.
    func changes(in year: Int) -> [ZoneOffsets.Change] {
        guard let summer else { return [] }
        return [
            ZoneOffsets.Change(at: moment(summer.begins, year) - standard, offset: summer.offset),
            ZoneOffsets.Change(at: moment(summer.ends, year) - summer.offset, offset: standard),
        ].sorted { $0.at < $1.at }
    }

    /// In local time, as if it were UTC.
    private func moment(_ day: Day, _ year: Int) -> Instant {
        let newYear = CivilDate(year: year, month: 1, day: 1)?.dayNumber ?? 0
        let number: Int
        let time: Span
        switch day {
        case .weekday(let weekday, let week, let month, let at):
            number = Self.day(weekday, week: week, month: month, year: year)
            time = at
        case .julian(let day, let at):
            let isLeap = CivilDate(year: year, month: 2, day: 29) != nil
            number = newYear + day - 1 + (isLeap && day >= 60 ? 1 : 0)
            time = at
        case .ofYear(let day, let at):
            number = newYear + day
            time = at
        }
        return Instant(milliseconds: 0) + .days(Int64(number)) + time
    }

    private static func day(_ weekday: Int, week: Int, month: Int, year: Int) -> Int {
        let first = CivilDate(year: year, month: month, day: 1)?.dayNumber ?? 0
        let firstWeekday = (first + 4) % 7  // 1970-01-01 was a Thursday
        var day = first + (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
        while CivilDate(dayNumber: day).parts.month != month { day -= 7 }
        return day
    }

    private struct Reader {
        private let bytes: [UInt8]
        private var place = 0

        init(_ text: String) { bytes = Array(text.utf8) }

        var isAtEnd: Bool { place == bytes.count }

        func isAt(_ character: Unicode.Scalar) -> Bool {
            place < bytes.count && bytes[place] == UInt8(ascii: character)
        }

        mutating func skip(_ character: Unicode.Scalar) -> Bool {
            guard isAt(character) else { return false }
            place += 1
            return true
        }

        /// Letters, or anything between `<` and `>`.
        mutating func skipName() -> Bool {
            let start = place
            if skip("<") {
                while !isAtEnd, !isAt(">") { place += 1 }
                return skip(">")
            }
            while !isAtEnd, (bytes[place] | 0x20) &- UInt8(ascii: "a") < 26 { place += 1 }
            return place > start
        }

        private mutating func number() -> Int64? {
            let start = place
            var value: Int64 = 0
            while !isAtEnd, bytes[place] &- UInt8(ascii: "0") < 10, place < start + 4 {
                value = value * 10 + Int64(bytes[place] - UInt8(ascii: "0"))
                place += 1
            }
            return place > start ? value : nil
        }

        /// `[+-]hh[:mm[:ss]]` in seconds.
        mutating func time() -> Int64? {
            let isNegative = skip("-")
            if !isNegative { _ = skip("+") }
            guard var seconds = number().map({ $0 * 3_600 }) else { return nil }
            for unit in [Int64(60), 1] where skip(":") {
                guard let value = number() else { return nil }
                seconds += value * unit
            }
            return isNegative ? -seconds : seconds
        }

        mutating func day() -> Day? {
            if skip("M") {
                guard let month = number(), skip("."), let week = number(), skip("."), let weekday = number(),
                    1...12 ~= month, 1...5 ~= week, 0...6 ~= weekday, let at = timeOfChange()
                else { return nil }
                return .weekday(Int(weekday), week: Int(week), month: Int(month), at: at)
            }
            let isJulian = skip("J")
            guard let day = number(), 0...365 ~= day, let at = timeOfChange() else { return nil }
            return isJulian ? .julian(Int(day), at: at) : .ofYear(Int(day), at: at)
        }

        private mutating func timeOfChange() -> Span? {
            guard skip("/") else { return .hours(2) }
            return time().map(Span.seconds)
        }
    }
}
