import Testing
import TestSupport

@testable import FoyerSockets

private final class Entry: TimerWheelEntry {
    var place: TimerWheelPlace?
    let name: Int
    init(_ name: Int) { self.name = name }
}

@Suite struct TimerWheelTests {
    @Test func `each entry is called once, at its tick`() {
        var wheel = TimerWheel<Entry>()
        let entries = (1...63).map { Entry($0) }
        for entry in entries { wheel.schedule(entry, after: entry.name) }

        for tick in 1...63 { #expect(wheel.advance().map(\.name) == [tick]) }

        #expect(wheel.count == 0)
        for _ in 0..<200 { #expect(wheel.advance().isEmpty) }
    }

    @Test func `a deadline set again replaces the previous one`() {
        var wheel = TimerWheel<Entry>()
        let entry = Entry(1)
        wheel.schedule(entry, after: 2)
        wheel.schedule(entry, after: 3)

        #expect(wheel.count == 1)
        #expect(wheel.advance().isEmpty)
        #expect(wheel.advance().isEmpty)
        #expect(wheel.advance().count == 1)
    }

    @Test func `a delay longer than a revolution is shortened to one, and zero ends at the next tick`() {
        var wheel = TimerWheel<Entry>()
        wheel.schedule(Entry(1), after: 1_000)
        wheel.schedule(Entry(2), after: 0)

        #expect(wheel.advance().map(\.name) == [2])
        let ticks = (2...64).filter { _ in !wheel.advance().isEmpty }
        #expect(ticks == [63])
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `agrees with a list of deadlines`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        var wheel = TimerWheel<Entry>()
        let entries = (0..<20).map { Entry($0) }
        var deadlines: [Int: Int] = [:]
        for tick in 1...300 {
            for _ in 0..<3 {
                guard let entry = entries.randomElement(using: &random) else { return }
                if Bool.random(using: &random) {
                    let delay = Int.random(in: 1...63, using: &random)
                    wheel.schedule(entry, after: delay)
                    deadlines[entry.name] = wheel.now + delay
                } else {
                    wheel.remove(entry)
                    deadlines[entry.name] = nil
                }
            }

            let due = Set(wheel.advance().map(\.name))

            #expect(due == Set(deadlines.filter { $0.value == tick }.keys))
            deadlines = deadlines.filter { $0.value != tick }
            #expect(Set(wheel.entries.map(\.name)) == Set(deadlines.keys))
            #expect(wheel.count == deadlines.count)
        }
    }
}
