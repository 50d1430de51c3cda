extension Instant {
    /// Reads a moment as tables have it: `2026-11-30T14:03:00Z`, or a day, which means its end; both in UTC.
    public init?(tableText text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10 || bytes.count == 20, let day = Self.day(bytes[..<10]) else { return nil }
        guard bytes.count == 20 else {
            self.init(milliseconds: (day + 1) * 86_400_000)
            return
        }
        guard bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            bytes[19] == UInt8(ascii: "Z"), let hour = Self.number(bytes[11..<13]),
            let minute = Self.number(bytes[14..<16]), let second = Self.number(bytes[17..<19]),
            hour < 24, minute < 60, second < 60
        else { return nil }
        self.init(milliseconds: ((day * 24 + hour) * 60 + minute) * 60_000 + second * 1_000)
    }

    /// Days since 1970 of `2026-11-30`; nil for earlier ones and for other texts.
    private static func day(_ bytes: ArraySlice<UInt8>) -> Int64? {
        guard bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
            let day = number(bytes[8..<10]),
            year >= 1970, (1...12).contains(month), (1...days(of: month, in: year)).contains(day)
        else { return nil }
        // Howard Hinnant's `days_from_civil`, for years from 1970 on.
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
        var number: Int64 = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            number = number * 10 + Int64(digit - UInt8(ascii: "0"))
        }
        return number
    }

    private static func days(of month: Int64, in year: Int64) -> Int64 {
        let isLeap = year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
        if month == 2 { return isLeap ? 29 : 28 }
        return [4, 6, 9, 11].contains(month) ? 30 : 31
    }
}
