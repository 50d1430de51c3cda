import FoyerCore
import FoyerLookups
import TestSupport
import Testing

/// A year of office hours beside a model that looks at the clock on the wall minute by minute.
struct OfficeYearTests {
    private static let zones = [
        "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Chatham",
    ]

    @Test(arguments: zones, [UInt64(1), 2, 3, 4])
    func `through a year with both changes, hours begin and end as the clock on the wall says`(
        zone: String, seed: UInt64
    ) throws {
        let golden = try #require(ZoneGolden.all.first { $0.name == zone })
        let offsets = try #require(TimeZones().offsets(of: zone))
        var random = SplitMix(seed: seed)
        let hours = Self.hours(in: zone, &random)
        let model = WallModel(hours: hours, offsets: golden.offsets)
        let openings = model.openings

        #expect(!openings.isEmpty)
        for (opening, next) in zip(openings, openings.dropFirst()) {
            // Before the edge, on it, in between.
            let middle = Instant(
                milliseconds: (opening.start.milliseconds + opening.end.milliseconds) / 2)
            for moment in [opening.start, middle, opening.end - .milliseconds(1)] {
                #expect(hours.state(at: moment, offsets) == .open(until: opening.end))
            }
            for moment in [opening.end, next.start - .milliseconds(1)] {
                #expect(hours.state(at: moment, offsets) == .closed(until: next.start))
            }
        }
    }

    /// Spans at every time of day, also in the hour that is skipped or repeated, and over midnight.
    private static func hours(in zone: String, _ random: inout SplitMix) -> OfficeHours {
        func spans(_ random: inout SplitMix) -> [OpenSpan] {
            switch Int.random(in: 0..<5, using: &random) {
            case 0: []
            case 1: [OpenSpan(start: 9 * 60, end: 18 * 60)].compactMap(\.self)
            case 2:
                [OpenSpan(start: 135, end: 150), OpenSpan(start: 22 * 60, end: 26 * 60 + 30)].compactMap(
                    \.self)
            case 3:
                [OpenSpan(start: Int.random(in: 60..<240, using: &random), end: 300)].compactMap(\.self)
            default:
                [
                    OpenSpan(start: Int.random(in: 0..<700, using: &random), end: 720),
                    OpenSpan(start: 780, end: Int.random(in: 800..<2_200, using: &random)),
                ].compactMap(\.self)
            }
        }
        var week: [Weekday: [OpenSpan]] = [:]
        for weekday in Weekday.allCases { week[weekday] = spans(&random) }
        week[.sunday] = [OpenSpan(start: 130, end: 175)].compactMap(\.self)  // the hour of the changes
        var exceptions = [
            HoursException(day: .yearly(month: 12, day: 25), name: "Christmas"),
            HoursException(day: .yearly(month: 2, day: 29), name: "Leap day"),
        ]
        for _ in 0..<8 {
            let date = CivilDate(dayNumber: WallModel.firstDay + Int.random(in: 0..<360, using: &random))
            exceptions.append(HoursException(day: .once(date), name: "", spans: spans(&random)))
        }
        return OfficeHours(zone: zone, week: week, exceptions: exceptions)
    }
}

/// Says when it is open by looking at the clock on the wall, minute by minute around each edge.
private struct WallModel {
    let hours: OfficeHours
    let offsets: ZoneOffsets

    /// 2028-01-01: a leap year, which only the zones' rules reach in slim files.
    static let firstDay = 21_184
    private static let days = 366

    var openings: [(start: Instant, end: Instant)] {
        var openings: [(start: Instant, end: Instant)] = []
        for day in Self.firstDay..<Self.firstDay + Self.days {
            for span in spans(on: day) {
                let start = edge(day * 1_440 + span.start, isStart: true)
                let end = edge(day * 1_440 + span.end, isStart: false)
                guard start < end else { continue }
                if let last = openings.last, start <= last.end {
                    openings[openings.count - 1].end = max(last.end, end)
                } else {
                    openings.append((start, end))
                }
            }
        }
        return openings
    }

    private func spans(on day: Int) -> [OpenSpan] {
        let date = CivilDate(dayNumber: day)
        var spans = hours.week[Weekday.allCases[(day + 3) % 7]] ?? []
        for exception in hours.exceptions {
            if case .yearly(let month, let dayOfMonth) = exception.day,
                date.parts.month == month, date.parts.day == dayOfMonth
            {
                spans = exception.spans
            }
        }
        if let once = hours.exceptions.first(where: { $0.day == .once(date) }) { spans = once.spans }
        return spans
    }

    /// Of the minutes around: the first at which the wall shows `local` or later, or the one after the last
    /// at which it shows less.
    private func edge(_ local: Int, isStart: Bool) -> Instant {
        let around = (local - 15 * 60)...(local + 13 * 60)
        if isStart {
            let minute = around.first { wall($0) >= local } ?? 0
            return Instant(milliseconds: Int64(minute) * 60_000)
        }
        let minute = around.last { wall($0) < local } ?? 0
        return Instant(milliseconds: Int64(minute + 1) * 60_000)
    }

    /// The minute that the wall shows at a minute of UTC.
    private func wall(_ minute: Int) -> Int {
        let moment = Instant(milliseconds: Int64(minute) * 60_000)
        let change = offsets.changes.last { $0.at <= moment }
        return minute + Int((change?.offset ?? offsets.first).milliseconds / 60_000)
    }
}
