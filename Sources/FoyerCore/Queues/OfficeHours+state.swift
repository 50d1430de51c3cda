extension OfficeHours {
    /// Further ahead nobody plans: a year and a few days, so that yearly exceptions are seen.
    private static let horizon = 370
    /// A span may end on the day after the one on which it begins, and midnights differ by the offset.
    private static let overhang = 2

    /// Whether the queue is open at this moment, and until when.
    /// - Parameter offsets: of `zone`.
    public func state(at now: Instant, _ offsets: ZoneOffsets) -> OfficeState {
        switch byHand {
        case .closed(nil):
            return .closed(until: nil)
        case .closed(let until?) where now < until:
            let after = planned(at: until, offsets)
            return .closed(until: after.isOpen ? until : after.until)
        case .open(let until) where now < until:
            let after = planned(at: until, offsets)
            return .open(until: after.isOpen ? after.until : until)
        case .closed, .open, nil:
            return planned(at: now, offsets)
        }
    }

    /// The state now and its next changes.
    /// - Parameter count: at most so many changes.
    public func changes(from now: Instant, count: Int, _ offsets: ZoneOffsets) -> [OfficeChange] {
        var state = state(at: now, offsets)
        var changes: [OfficeChange] = []
        while changes.count < count, let at = state.until {
            state = self.state(at: at, offsets)
            changes.append(OfficeChange(at: at, opens: state.isOpen))
        }
        return changes
    }

    /// By the week and the exceptions alone.
    private func planned(at now: Instant, _ offsets: ZoneOffsets) -> OfficeState {
        guard let opening = opening(endingAfter: now, offsets) else { return .closed(until: nil) }
        return opening.start <= now ? .open(until: opening.end) : .closed(until: opening.start)
    }

    /// The first uninterrupted opening that ends after `now`; its end is nil if it lasts beyond the horizon.
    private func opening(endingAfter now: Instant, _ offsets: ZoneOffsets) -> (start: Instant, end: Instant?)?
    {
        let today = offsets.date(at: now).dayNumber
        var current: (start: Instant, end: Instant)?
        for dayNumber in today - Self.overhang...today + Self.horizon {
            let date = CivilDate(dayNumber: dayNumber)
            for span in spans(on: date) {
                let start = offsets.first(date, minute: span.start)
                let end = offsets.last(date, minute: span.end)
                guard start < end else { continue }  // the clocks skip all of it
                guard let before = current else {
                    current = (start, end)
                    continue
                }
                if start <= before.end {
                    current = (before.start, max(before.end, end))
                } else if before.end > now {
                    return before
                } else {
                    current = (start, end)
                }
            }
        }
        guard let last = current, last.end > now else { return nil }
        let horizon = offsets.first(CivilDate(dayNumber: today + Self.horizon), minute: 0)
        return (last.start, last.end < horizon ? last.end : nil)
    }
}
