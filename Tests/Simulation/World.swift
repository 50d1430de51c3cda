import FoyerCore
import Synchronization
import TestSupport

/// The state of one run: virtual time, scheduled events, random numbers, and the history.
///
/// One thread runs it, one event at a time; hence unchecked.
final class World: @unchecked Sendable {
    let seed: UInt64
    var dice: Dice
    let history: History
    /// Microseconds since the run began.
    private(set) var time: Int64 = 0
    /// Rises when the server dies: events of an earlier life are dropped.
    private(set) var life = 0
    private var agenda = Agenda()
    private var count: UInt64 = 0
    /// The first broken promise; it ends the run.
    private(set) var broken: String?
    /// Number of events that ran.
    private(set) var steps = 0

    /// 2026-01-05 12:00 UTC, a Monday.
    static let beginning: Int64 = 1_767_614_400_000

    init(seed: UInt64, isTraced: Bool = false) {
        self.seed = seed
        dice = Dice(seed: seed)
        history = History(isTraced: isTraced)
    }

    /// The server's wall clock.
    var now: Instant { Instant(milliseconds: Self.beginning + time / 1_000) }

    /// Schedules `work`, `delay` microseconds from now. With `ofServer` it is dropped if the server has died by then.
    func after(_ delay: Int64, _ name: StaticString, ofServer: Bool = false, _ work: @escaping () -> Void) {
        count += 1
        agenda.add(
            Agenda.Event(
                at: time + max(0, delay), tie: dice.next(), number: count, life: ofServer ? life : nil,
                name: name, work: work))
    }

    /// Runs the next event; false if there is none or a promise is broken.
    func step() -> Bool {
        guard broken == nil, let event = agenda.next() else { return false }
        if let life = event.life, life != self.life { return true }
        time = event.at
        steps += 1
        history.record(time, event.name)
        event.work()
        return broken == nil
    }

    /// The server dies: its scheduled events are dropped.
    func endLife() { life += 1 }

    /// Reports a broken promise and ends the run.
    func fail(_ what: @autoclosure () -> String) {
        guard broken == nil else { return }
        broken = what()
    }

    func trace(_ line: @autoclosure () -> String) {
        if history.isTraced { history.trace(time, line()) }
    }
}

/// The random numbers of a run.
struct Dice: RandomNumberGenerator {
    private var source: SplitMix

    init(seed: UInt64) { source = SplitMix(seed: seed) }

    mutating func next() -> UInt64 { source.next() }

    /// True with a probability of so many thousandths.
    mutating func happens(_ thousandth: Int) -> Bool { Int(next() >> 33) % 1_000 < thousandth }

    mutating func pick(_ range: ClosedRange<Int64>) -> Int64 {
        range.lowerBound + Int64(next() % UInt64(range.upperBound - range.lowerBound + 1))
    }

    mutating func pick(_ range: ClosedRange<Int>) -> Int {
        Int(pick(Int64(range.lowerBound)...Int64(range.upperBound)))
    }

    mutating func pick<Element>(from list: [Element]) -> Element? {
        list.isEmpty ? nil : list[Int(next() % UInt64(list.count))]
    }
}

/// Scheduled events, ordered by time. Events at the same time are ordered by a random number.
struct Agenda {
    struct Event {
        let at: Int64
        let tie: UInt64
        let number: UInt64
        let life: Int?
        let name: StaticString
        let work: () -> Void
    }

    private var heap: [Event] = []

    private static func isBefore(_ left: Event, _ right: Event) -> Bool {
        if left.at != right.at { return left.at < right.at }
        return left.tie != right.tie ? left.tie < right.tie : left.number < right.number
    }

    mutating func add(_ event: Event) {
        heap.append(event)
        var place = heap.count - 1
        while place > 0, Self.isBefore(heap[place], heap[(place - 1) / 2]) {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    mutating func next() -> Event? {
        guard let first = heap.first else { return nil }
        let last = heap.removeLast()
        if heap.isEmpty { return first }
        heap[0] = last
        var place = 0
        while true {
            var least = place
            for child in [2 * place + 1, 2 * place + 2]
            where child < heap.count && Self.isBefore(heap[child], heap[least]) { least = child }
            if least == place { return first }
            heap.swapAt(place, least)
            place = least
        }
    }
}

/// A hash of all events: equal seeds give equal hashes.
final class History {
    let isTraced: Bool
    private(set) var hash: UInt64 = 0xcbf2_9ce4_8422_2325

    init(isTraced: Bool) { self.isTraced = isTraced }

    func record(_ word: UInt64) {
        hash = (hash ^ word) &* 0x9e37_79b9_7f4a_7c15
        hash ^= hash >> 29
    }

    func record(_ time: Int64, _ name: StaticString) {
        record(UInt64(bitPattern: time))
        record(UInt64(name.utf8CodeUnitCount) << 8 | UInt64(name.utf8Start[0]))
    }

    func record(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { bytes in
            let words = bytes.count / 8
            for index in 0..<words { record(bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)) }
            var rest: UInt64 = UInt64(bytes.count)
            for index in words * 8..<bytes.count { rest = rest << 8 | UInt64(bytes[index]) }
            record(rest)
        }
    }

    func trace(_ time: Int64, _ line: String) {
        let seconds = time / 1_000_000
        let rest = String(time % 1_000_000 + 1_000_000).dropFirst()
        print("\(seconds).\(rest) \(line)")
    }
}
