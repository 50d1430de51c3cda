import FoyerCore
@testable import FoyerService
import Testing

struct AttemptsTests {
    private func note(_ keys: [String], at now: Instant, _ attempts: inout Attempts) -> Bool {
        attempts.note(keys, at: now)
    }

    @Test func `after ten wrong passwords a minute must pass`() {
        var attempts = Attempts()
        let start = Instant(milliseconds: 0)
        for _ in 0..<Attempts.limit {
            #expect(attempts.wait(for: ["maria"], at: start) == nil)
            #expect(note(["maria"], at: start, &attempts) == true)
        }

        #expect(attempts.wait(for: ["maria"], at: start + .seconds(20)) == .seconds(40))
        #expect(attempts.wait(for: ["ben"], at: start) == nil)
        #expect(attempts.wait(for: ["maria"], at: start + .seconds(60)) == nil)
    }

    @Test func `one network of IPv6 counts as one address, each address of IPv4 by itself`() throws {
        func key(_ text: String) throws -> String { Attempts.key(of: try #require(Address(text))) }

        #expect(try key("2001:db8:1:2::1") == key("2001:db8:1:2:ffff::9"))
        #expect(try key("2001:db8:1:2::1") != key("2001:db8:1:3::1"))
        #expect(try key("203.0.113.1") != key("203.0.113.2"))
    }

    @Test func `beyond so many names no new one is tried, until a minute has passed`() {
        var attempts = Attempts()
        let start = Instant(milliseconds: 0)
        for number in 0..<Attempts.keyLimit { #expect(note(["\(number)"], at: start, &attempts) == true) }

        #expect(note(["another"], at: start + .seconds(30), &attempts) == false)
        #expect(note(["7"], at: start + .seconds(30), &attempts) == true, "who is known is counted")
        #expect(note(["another"], at: start + .seconds(61), &attempts) == true)
    }
}
