import FoyerCore
import TestSupport
import Testing

/// Berlin in 2026: the clocks go forward on 29 March at 01:00 UTC and back on 25 October at 01:00 UTC.
private let berlin = ZoneOffsets(
    first: .hours(1),
    changes: [
        .init(at: moment("2026-03-29", 1 * 60), offset: .hours(2)),
        .init(at: moment("2026-10-25", 1 * 60), offset: .hours(1)),
    ])

/// A minute of a day in UTC.
private func moment(_ date: String, _ minute: Int) -> Instant {
    ZoneOffsets.utc.first(CivilDate(date) ?? CivilDate(dayNumber: 0), minute: minute)
}

private func spans(_ texts: (String, String)...) -> [OpenSpan] {
    texts.compactMap { OpenSpan(from: $0.0, to: $0.1) }
}

struct OfficeHoursTests {
    /// Monday to Friday, 9 to 18, in Berlin.
    private var office: OfficeHours {
        let day = spans(("09:00", "18:00"))
        return OfficeHours(
            zone: "Europe/Berlin",
            week: [.monday: day, .tuesday: day, .wednesday: day, .thursday: day, .friday: day])
    }

    @Test func `a queue opens and closes by the clock on the wall, in summer and in winter`() {
        // Monday, 5 January: 9:00 is 8:00 UTC. Monday, 6 July: 9:00 is 7:00 UTC.
        #expect(
            office.state(at: moment("2026-01-05", 479), berlin) == .closed(until: moment("2026-01-05", 480)))
        #expect(
            office.state(at: moment("2026-01-05", 480), berlin) == .open(until: moment("2026-01-05", 1_020)))
        #expect(
            office.state(at: moment("2026-07-06", 420), berlin) == .open(until: moment("2026-07-06", 960)))
        // From Friday evening until Monday morning.
        #expect(
            office.state(at: moment("2026-07-10", 960), berlin) == .closed(until: moment("2026-07-13", 420)))
    }

    @Test func `an opening in the hour that the clocks skip begins when they do`() {
        let hours = OfficeHours(zone: "", week: [.sunday: spans(("02:30", "04:00"))])
        #expect(hours.state(at: moment("2026-03-29", 59), berlin) == .closed(until: moment("2026-03-29", 60)))
        #expect(hours.state(at: moment("2026-03-29", 60), berlin) == .open(until: moment("2026-03-29", 120)))
    }

    @Test func `a span inside the skipped hour does not take place`() {
        let hours = OfficeHours(zone: "", week: [.sunday: spans(("02:10", "02:50"))])
        #expect(hours.state(at: moment("2026-03-28", 0), berlin) == .closed(until: moment("2026-04-05", 10)))
    }

    @Test func `a span in the hour that the clocks show twice lasts from its first time to its second`() {
        let hours = OfficeHours(zone: "", week: [.sunday: spans(("02:15", "02:45"))])
        #expect(
            hours.state(at: moment("2026-10-25", 15), berlin) == .open(until: moment("2026-10-25", 105)))
    }

    @Test func `a span over midnight belongs to the day on which it begins`() {
        var hours = OfficeHours(
            zone: "", week: [.friday: spans(("22:00", "02:00"))],
            exceptions: [
                HoursException(day: .once(CivilDate("2026-07-11") ?? CivilDate(dayNumber: 0)), name: "Fair")
            ])
        // The Saturday is closed, but Friday's night goes on: until 2:00, which is 0:00 UTC.
        #expect(hours.state(at: moment("2026-07-10", 1_439), berlin) == .open(until: moment("2026-07-11", 0)))
        hours = OfficeHours(
            zone: "", week: [.friday: spans(("22:00", "02:00"))],
            exceptions: [
                HoursException(day: .once(CivilDate("2026-07-10") ?? CivilDate(dayNumber: 0)), name: "Fair")
            ])
        #expect(
            hours.state(at: moment("2026-07-10", 1_439), berlin)
                == .closed(until: moment("2026-07-17", 1_200)))
    }

    @Test func `spans that meet are one opening, and one without an end has none`() {
        let all = Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, spans(("00:00", "24:00"))) })
        let always = OfficeHours(zone: "", week: all)
        #expect(always.state(at: moment("2026-07-10", 1_439), berlin) == .open(until: nil))
        let weekdays = OfficeHours(zone: "", week: all.filter { $0.key != .sunday })
        #expect(
            weekdays.state(at: moment("2026-07-06", 600), berlin) == .open(until: moment("2026-07-11", 1_320))
        )
        #expect(
            OfficeHours(zone: "", week: [:]).state(at: moment("2026-07-06", 600), berlin)
                == .closed(until: nil))
    }

    @Test func `a yearly exception holds every year, and one for the date is ahead of it`() {
        let christmas = HoursException(day: .yearly(month: 12, day: 24), name: "Christmas Eve")
        let special = HoursException(
            day: .once(CivilDate("2026-12-24") ?? CivilDate(dayNumber: 0)), name: "Sale",
            spans: spans(("10:00", "12:00")))
        var hours = office
        hours = OfficeHours(zone: hours.zone, week: hours.week, exceptions: [christmas, special])
        #expect(hours.state(at: moment("2026-12-24", 600), berlin) == .open(until: moment("2026-12-24", 660)))
        // 2027-12-24 is a Friday.
        #expect(
            hours.state(at: moment("2027-12-23", 1_100), berlin) == .closed(until: moment("2027-12-27", 480)))
    }

    @Test func `what is set by hand is ahead of the week until its moment`() {
        var hours = office
        let noon = moment("2026-01-05", 660)
        hours.byHand = .closed(until: nil)
        #expect(hours.state(at: noon, berlin) == .closed(until: nil))
        hours.byHand = .closed(until: moment("2026-01-05", 720))
        #expect(hours.state(at: noon, berlin) == .closed(until: moment("2026-01-05", 720)))
        hours.byHand = .closed(until: moment("2026-01-05", 1_100))
        #expect(hours.state(at: noon, berlin) == .closed(until: moment("2026-01-06", 480)))
        hours.byHand = .open(until: moment("2026-01-05", 1_100))
        #expect(hours.state(at: noon, berlin) == .open(until: moment("2026-01-05", 1_100)))
        hours.byHand = .open(until: moment("2026-01-05", 700))
        #expect(hours.state(at: noon, berlin) == .open(until: moment("2026-01-05", 1_020)))
        #expect(
            hours.state(at: moment("2026-01-06", 0), berlin)
                == office.state(at: moment("2026-01-06", 0), berlin))
    }

    @Test func `the next changes are listed in order`() {
        #expect(
            office.changes(from: moment("2026-01-09", 600), count: 3, berlin) == [
                OfficeChange(at: moment("2026-01-09", 1_020), opens: false),
                OfficeChange(at: moment("2026-01-12", 480), opens: true),
                OfficeChange(at: moment("2026-01-12", 1_020), opens: false),
            ])
    }

    @Test(arguments: [
        "2026-02-29", "2026-13-01", "2026-1-1", "26-01-01", "2026-12-24 ", "--02-30", "-12-24", "",
    ])
    func `a text that is no day is refused`(text: String) {
        #expect(HoursException.Day(text) == nil)
    }

    @Test(arguments: ["2026-12-24", "2028-02-29", "--12-24", "--02-29"])
    func `a day is written as it is read`(text: String) {
        #expect(HoursException.Day(text)?.description == text)
    }

    @Test(arguments: [("9:00", "18:00"), ("09:00", "18:60"), ("24:00", "25:00"), ("09", "10"), ("", "")])
    func `a text that is no time of day is refused`(from: String, to: String) {
        #expect(OpenSpan(from: from, to: to) == nil)
    }

    @Test func `an end that is not after the start is on the next day`() {
        #expect(OpenSpan(from: "22:00", to: "02:00") == OpenSpan(start: 1_320, end: 1_560))
        #expect(OpenSpan(from: "09:00", to: "09:00") == OpenSpan(start: 540, end: 1_980))
        #expect(OpenSpan(start: 1_320, end: 1_560)?.to == "02:00")
        #expect(OpenSpan(start: 0, end: 1_440)?.to == "24:00")
    }

    @Test func `every day of four centuries has its number`() {
        var day = CivilDate(dayNumber: -25_567)  // 1900-01-01, a Monday
        #expect(day.parts == (1900, 1, 1) && day.weekday == .monday)
        for _ in 0..<146_097 {
            let (year, month, dayOfMonth) = day.parts
            #expect(CivilDate(year: year, month: month, day: dayOfMonth) == day)
            day = CivilDate(dayNumber: day.dayNumber + 1)
        }
        #expect(day.parts == (2300, 1, 1) && day.weekday == .monday)
    }
}
