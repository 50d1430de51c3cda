import FoyerCore
import FoyerWire
import Testing

struct QueueRequestTests {
    private func hours(_ text: String) throws(MalformedFrame) -> OfficeHours? {
        try QueueRequest(body: Array(#"{"name":"Night","distribution":"manual","hours":\#(text)}"#.utf8))
            .hours
    }

    @Test func `what a queue shows is read as the same queue`() throws {
        let queue = ChatQueue(
            id: ChatQueue.ID(high: 3, low: 9), name: "Night", distribution: .lastAgentFirst,
            agents: [Agent.ID(high: 1, low: 1)], backup: ChatQueue.ID(high: 3, low: 1),
            hours: OfficeHours(
                zone: "Europe/Berlin",
                week: [
                    .monday: [OpenSpan(from: "09:00", to: "12:00"), OpenSpan(from: "22:00", to: "02:00")]
                        .compactMap(\.self),
                    .sunday: [OpenSpan(from: "00:00", to: "24:00")].compactMap(\.self),
                ],
                exceptions: [
                    HoursException(day: .yearly(month: 2, day: 29), name: "Leap day"),
                    HoursException(
                        day: .once(CivilDate(dayNumber: 20_500)), name: "",
                        spans: [OpenSpan(from: "10:00", to: "11:00")].compactMap(\.self)),
                ], byHand: .closed(until: Instant(milliseconds: 5))), limit: 3, overflowAfter: .minutes(2))
        let shape = QueueShape(
            queue, hours: HoursPreviewShape(isOpen: true, changes: []), waiting: 0, widgets: [], flows: [])

        let read = try QueueRequest(body: shape.encoded())

        #expect(read.hours == queue.hours)
        #expect((read.name, read.distribution, read.agents) == (queue.name, queue.distribution, queue.agents))
        #expect(
            (read.backup, read.limit, read.overflowAfter) == (queue.backup, queue.limit, queue.overflowAfter))
    }

    @Test(arguments: [
        (#"{}"#, "hours.zone"),
        (#"{"zone":"UTC","week":{"monday":[{"from":"9:00","to":"18:00"}]}}"#, "hours.week.monday.0"),
        (#"{"zone":"UTC","week":{"monday":[{"from":"09:00"}]}}"#, "hours.week.monday.0.to"),
        (
            #"{"zone":"UTC","week":{"friday":[{"from":"09:00","to":"18:00"},{"from":"17:59","to":"19:00"}]}}"#,
            "hours.week.friday"
        ),
        (#"{"zone":"UTC","exceptions":[{"day":"2026-02-29"}]}"#, "hours.exceptions.0.day"),
        (#"{"zone":"UTC","exceptions":[{"day":"--12-25"},{"day":"--12-25"}]}"#, "hours.exceptions.1.day"),
        (#"{"zone":"UTC","byHand":{"state":"open"}}"#, "hours.byHand.until"),
        (#"{"zone":"UTC","byHand":{"state":"ajar"}}"#, "hours.byHand.state"),
        (#"{"zone":"UTC","week":[]}"#, "hours.week"),
    ])
    func `a fault names its field`(text: String, field: String) {
        let fault = #expect(throws: MalformedFrame.self) { try hours(text) }
        #expect(fault?.field == field)
    }

    @Test(arguments: [("limit", "0"), ("limit", "10001"), ("overflowAfter", "29999"), ("agents", #"["x"]"#)])
    func `a value beyond its limits is refused`(name: String, value: String) {
        let fault = #expect(throws: MalformedFrame.self) {
            try QueueRequest(body: Array(#"{"name":"N","distribution":"manual","\#(name)":\#(value)}"#.utf8))
        }
        #expect(fault?.field?.hasPrefix(name) == true)
    }
}
