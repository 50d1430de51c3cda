/// Calls many entries at their deadlines with one clock and without timers of their own. Every change costs
/// O(1).
/// Time is counted in ticks of the owner; an entry has one deadline, at most one revolution away.
struct TimerWheel<Entry: TimerWheelEntry> {
    /// Ticks of a revolution: the longest delay plus one. A power of two above a minute of seconds.
    static var turn: Int { 64 }

    private var slots: [[Entry]] = Array(repeating: [], count: turn)
    private(set) var now = 0
    private(set) var count = 0

    /// All entries, unordered.
    var entries: [Entry] { slots.flatMap { $0 } }

    /// Sets or moves the deadline of `entry`: `delay` ticks from now, at least one, less than a revolution.
    mutating func schedule(_ entry: Entry, after delay: Int) {
        remove(entry)
        let slot = (now + min(max(delay, 1), Self.turn - 1)) % Self.turn
        entry.place = TimerWheelPlace(slot: Int32(slot), index: Int32(slots[slot].count))
        slots[slot].append(entry)
        count += 1
    }

    mutating func remove(_ entry: Entry) {
        guard let place = entry.place else { return }
        entry.place = nil
        // The last entry of the slot fills the gap.
        let last = slots[Int(place.slot)].removeLast()
        if last !== entry {
            slots[Int(place.slot)][Int(place.index)] = last
            last.place = place
        }
        count -= 1
    }

    /// Advances by one tick; removes and returns the entries that are due.
    mutating func advance() -> [Entry] {
        now += 1
        let slot = now % Self.turn
        guard !slots[slot].isEmpty else { return [] }
        let due = slots[slot]
        slots[slot] = []
        for entry in due { entry.place = nil }
        count -= due.count
        return due
    }
}
