import FoyerCore
@testable import FoyerService
import TestSupport
import Testing

/// Guessing passwords is limited, and no attacker can lock the owner out of an account permanently.
struct LogInPaceTests {
    private static let start = Instant(milliseconds: 1_000_000_000)
    private static let home = Address(ipv4: 0xCB00_7101)
    private static let ana = "ana@tulip.example"

    private func mayTry(
        _ pace: LogInPace, _ email: String = ana, from address: Address, at now: Instant = start
    ) -> Bool {
        (try? pace.begin(email, from: address, nil, at: now)) != nil
    }

    /// The guesses that `networks` networks can make for one account in `minutes` minutes, each trying every ten seconds.
    private func guesses(_ pace: LogInPace, networks: Int, minutes: Int) -> Int {
        var count = 0
        for second in stride(from: 0, to: minutes * 60, by: 10) {
            for number in 0..<networks {
                let now = Self.start + .seconds(Int64(second))
                if mayTry(pace, from: Address(ipv4: UInt32(number)), at: now) { count += 1 }
            }
        }
        return count
    }

    @Test func `an attacker with a few networks does not lock out a new browser on a new network`() {
        let pace = LogInPace([])
        let guesses = guesses(pace, networks: 50, minutes: 10)

        #expect(guesses <= 10 * 10 + 3 * 50)
        let now = Self.start + .minutes(10)
        for _ in 0..<3 {
            #expect(
                mayTry(pace, from: Self.home, at: now), "the owner has attempts left after a typing error")
        }
    }

    @Test func `an account allows at most thirty guesses a minute, from however many networks`() {
        let pace = LogInPace([])
        let guesses = guesses(pace, networks: 200, minutes: 3)

        #expect(guesses <= 3 * 30 && guesses > 60)
    }

    @Test func `an agent can log in from a usual network, whatever happens elsewhere`() throws {
        let pace = LogInPace([PastLogIn(email: Self.ana, address: Self.home, at: Self.start - .days(29))])
        _ = guesses(pace, networks: 200, minutes: 1)
        let now = Self.start + .seconds(59)

        #expect(!mayTry(pace, from: Address(ipv4: 0xCB00_7102), at: now))
        #expect(mayTry(pace, from: Self.home, at: now))
        // The usual network is limited, too.
        for _ in 0..<9 { #expect(mayTry(pace, from: Self.home, at: now)) }
        #expect(!mayTry(pace, from: Self.home, at: now))
        #expect(
            mayTry(pace, "ben@tulip.example", from: Self.home, at: now), "another account on the same network"
        )
    }

    @Test func `a network is usual for thirty days and for one agent only`() {
        let pace = LogInPace([PastLogIn(email: Self.ana, address: Self.home, at: Self.start - .days(30))])
        for email in [Self.ana, "ben@tulip.example"] {
            for _ in 0..<10 { _ = mayTry(pace, email, from: Address(ipv4: 1)) }
        }
        for _ in 0..<10 { _ = mayTry(pace, from: Self.home) }

        #expect(!mayTry(pace, from: Self.home))
    }

    @Test
    func `a correct password marks its network as usual and does not reset the limits of other networks`()
        throws
    {
        let pace = LogInPace([])
        for _ in 0..<9 { #expect(mayTry(pace, from: Address(ipv4: 1))) }
        pace.succeed(try pace.begin(Self.ana, from: Self.home, nil, at: Self.start))

        #expect(mayTry(pace, from: Address(ipv4: 1)))
        #expect(!mayTry(pace, from: Address(ipv4: 1)), "ten attempts were wrong")
        #expect(mayTry(pace, from: Self.home))
    }

    @Test func `an IPv6 network counts as one address`() throws {
        let pace = LogInPace([])
        for number in 0..<10 {
            #expect(mayTry(pace, "\(number)", from: try #require(Address("2001:db8:1:2::\(number)"))))
        }

        #expect(!mayTry(pace, "10", from: try #require(Address("2001:db8:1:2:ffff::9"))))
        #expect(mayTry(pace, "10", from: try #require(Address("2001:db8:1:3::1"))))
    }
}
