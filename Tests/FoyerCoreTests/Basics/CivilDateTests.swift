import FoyerCore
import Testing

struct CivilDateTests {
    /// Moments in seconds, with what `date -u` prints for them.
    @Test(arguments: [
        (0, "1970-1-1 0:0:0 4"), (951_782_399, "2000-2-28 23:59:59 1"), (951_782_400, "2000-2-29 0:0:0 2"),
        (951_868_800, "2000-3-1 0:0:0 3"), (1_795_996_800, "2026-11-30 0:0:0 1"),
        (4_107_542_400, "2100-3-1 0:0:0 1"), (-1, "1969-12-31 23:59:59 3"),
    ])
    func `a moment has this date`(seconds: Int64, expected: String) {
        let date = CivilDate(Instant(milliseconds: seconds * 1_000))

        #expect(
            "\(date.year)-\(date.month)-\(date.day) \(date.hour):\(date.minute):\(date.second) \(date.weekday)"
                == expected)
    }

    @Test func `every day follows the one before`() {
        var before = CivilDate(Instant(milliseconds: -86_400_000))
        for day in Int64(0)..<80_000 {
            let date = CivilDate(Instant(milliseconds: day * 86_400_000))
            let isNext = date.year == before.year && date.month == before.month && date.day == before.day + 1
            let isFirst = date.day == 1 && (28...31).contains(before.day)
            if !(isNext || isFirst) || date.weekday != (before.weekday + 1) % 7 { Issue.record("\(day)") }
            before = date
        }
    }
}
