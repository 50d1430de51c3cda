import FoyerCore

/// Reads the columns of a queue.
enum QueueRow {
    static func queue(
        _ row: Row, agents: [ChatQueue.ID: [Agent.ID]], exceptions: [ChatQueue.ID: [HoursException]]
    ) throws(StoreError) -> ChatQueue {
        let id: ChatQueue.ID = try row.id("id")
        return ChatQueue(
            id: id, name: try row.text("name"), distribution: try row.value("distribution"),
            agents: agents[id] ?? [], backup: try row.optionalID("backup"),
            hours: try hours(row, exceptions[id] ?? []), limit: try row.optionalInteger("waiting_limit"),
            overflowAfter: try row.optionalInteger("overflow_after").map(Span.init(milliseconds:)))
    }

    static func exception(_ row: Row) throws(StoreError) -> HoursException {
        guard let day = HoursException.Day(try row.text("day")) else { throw .damaged(column: "day") }
        guard let spans = HoursText.decode(try row.text("spans")) else { throw .damaged(column: "spans") }
        return HoursException(day: day, name: try row.text("name"), spans: spans)
    }

    private static func hours(_ row: Row, _ exceptions: [HoursException]) throws(StoreError) -> OfficeHours? {
        guard let zone = try row.optionalText("zone") else { return nil }
        guard let week = HoursText.decode(week: try row.text("week")) else { throw .damaged(column: "week") }
        return OfficeHours(zone: zone, week: week, exceptions: exceptions, byHand: try byHand(row))
    }

    private static func byHand(_ row: Row) throws(StoreError) -> OfficeHours.ByHand? {
        let until = try row.optionalInstant("by_hand_until")
        switch (try row.optionalText("by_hand"), until) {
        case (nil, _): return nil
        case ("closed", _): return .closed(until: until)
        case ("open", let until?): return .open(until: until)
        case (_, _): throw .damaged(column: "by_hand")
        }
    }
}

extension OfficeHours.ByHand {
    /// The columns `by_hand` and `by_hand_until`.
    var columns: (name: String, until: Instant?) {
        switch self {
        case .closed(let until): ("closed", until)
        case .open(let until): ("open", until)
        }
    }
}
