import FoyerCore
@testable import FoyerService
import Testing

struct AttemptsTests {
    private static let minute = [Attempts.Limit(count: 10, span: .minutes(1))]

    private func key(_ name: String) -> Attempts.Key { Attempts.Key(name: name, limits: Self.minute) }

    // `#expect` would copy the value that the call mutates.
    private func record(_ keys: [Attempts.Key], at now: Instant, _ attempts: inout Attempts) -> Bool {
        attempts.record(keys, at: now)
    }

    @Test func `after ten wrong passwords log-ins are refused for a minute`() {
        var attempts = Attempts()
        let start = Instant(milliseconds: 0)
        for _ in 0..<10 {
            #expect(attempts.wait(for: key("maria"), at: start) == nil)
            #expect(record([key("maria")], at: start, &attempts) == true)
        }

        #expect(attempts.wait(for: key("maria"), at: start + .seconds(20)) == .seconds(40))
        #expect(attempts.wait(for: key("ben"), at: start) == nil)
        #expect(attempts.wait(for: key("maria"), at: start + .seconds(60)) == nil)
    }

    @Test func `wrong passwords are limited to thirty an hour and a hundred a day`() {
        var attempts = Attempts()
        let own = Attempts.Key(name: "network", limits: LogInPace.own)
        var tried: [Instant] = []
        for step in 0..<(2 * 86_400 / 5) {
            let now = Instant(milliseconds: Int64(step) * 5_000)
            guard attempts.wait(for: own, at: now) == nil else { continue }
            _ = attempts.record([own], at: now)
            tried.append(now)
        }

        func most(within span: Span) -> Int {
            tried.map { first in tried.count { $0 >= first && $0.since(first) < span } }.max() ?? 0
        }
        #expect(most(within: .minutes(1)) == 10)
        #expect(most(within: .hours(1)) == 30)
        #expect(most(within: .days(1)) == 100)
    }

    @Test func `with as many names as are allowed, a new one is refused until others expire`() {
        var attempts = Attempts()
        let start = Instant(milliseconds: 0)
        for number in 0..<Attempts.keyLimit {
            #expect(record([key("\(number)")], at: start, &attempts) == true)
        }

        #expect(record([key("another")], at: start + .seconds(30), &attempts) == false)
        #expect(
            record([key("7")], at: start + .seconds(30), &attempts) == true, "a known name is still counted")
        #expect(record([key("another")], at: start + Attempts.longest, &attempts) == true)
    }
}
