import FoyerCore
import Testing

@Suite struct SteadyTimeTests {
    private static let second: Int64 = 1_000_000
    private static let hour: Int64 = 3_600 * second

    @Test func `follows a steady wall clock exactly`() {
        var time = SteadyTime(wall: 5 * Self.hour, steady: 7)

        #expect(time.now(wall: 5 * Self.hour, steady: 7).milliseconds == 5 * 3_600_000)
        #expect(time.now(wall: 6 * Self.hour, steady: 7 + Self.hour).milliseconds == 6 * 3_600_000)
    }

    @Test(arguments: [24 * hour, hour, -hour, -24 * hour])
    func `a jump shortens no deadline by more than a tenth`(jump: Int64) {
        var time = SteadyTime(wall: 30 * Self.hour, steady: 0)
        var before = time.now(wall: 30 * Self.hour, steady: 0)

        for tick in 1...600 as ClosedRange<Int64> {
            let now = time.now(wall: 30 * Self.hour + tick * Self.second + jump, steady: tick * Self.second)
            #expect(now > before, "the time always advances")
            before = now
        }

        let passed = before.milliseconds - 30 * 3_600_000
        #expect(passed == (jump > 0 ? 660_000 : 540_000))
    }

    @Test func `a small difference is corrected however often the time is read`() {
        var time = SteadyTime(wall: Self.hour, steady: 0)

        for tick in 1...60_000 as ClosedRange<Int64> {
            _ = time.now(wall: Self.hour + 1_000 * tick + 5 * Self.second, steady: 1_000 * tick)
        }

        let (wall, steady) = (Self.hour + 65 * Self.second, 60 * Self.second)
        #expect(time.now(wall: wall, steady: steady).milliseconds == wall / 1_000)
    }
}
