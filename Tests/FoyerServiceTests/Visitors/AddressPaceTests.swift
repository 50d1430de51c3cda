import FoyerCore
@testable import FoyerService
import FoyerStore
import TestSupport
import Testing

struct AddressPaceTests {
    private static let now = Instant(milliseconds: 1_000_000)

    private static func pace(_ visitors: Int) -> AddressPace {
        var limits = ServerLimits()
        limits.visitorsPerAddress = visitors
        return AddressPace(limits)
    }

    @Test func `an address can have a burst of new visitors, then one a second`() {
        let pace = Self.pace(500)
        let office = Address(ipv4: 1)

        for _ in 0..<500 { #expect(pace.waitForVisitor(from: office, at: Self.now) == nil) }
        #expect(pace.waitForVisitor(from: office, at: Self.now) == .seconds(30))
        #expect(pace.waitForVisitor(from: Address(ipv4: 2), at: Self.now) == nil)
        #expect(pace.waitForVisitor(from: office, at: Self.now + .seconds(1)) == nil)
        #expect(pace.waitForVisitor(from: office, at: Self.now + .seconds(1)) != nil)
        #expect(pace.refused.visitors == 2 && pace.refused.chats == 0)
    }

    @Test func `chats have a limit of their own, a fifth of that of visitors`() {
        let pace = Self.pace(500)
        let office = Address(ipv4: 1)

        for _ in 0..<100 { #expect(pace.waitForChat(from: office, at: Self.now) == nil) }
        #expect(pace.waitForChat(from: office, at: Self.now) != nil)
        #expect(pace.waitForVisitor(from: office, at: Self.now) == nil)
        #expect(pace.refused.chats == 1)
    }

    @Test func `an IPv6 network counts as one address`() throws {
        let pace = Self.pace(1)

        #expect(pace.waitForVisitor(from: try #require(Address("2001:db8::1")), at: Self.now) == nil)
        #expect(pace.waitForVisitor(from: try #require(Address("2001:db8::ffff")), at: Self.now) != nil)
        #expect(pace.waitForVisitor(from: try #require(Address("2001:db8:0:1::1")), at: Self.now) == nil)
    }

    @Test func `an IPv6 site has eight times the limit of one of its networks`() throws {
        let pace = Self.pace(1)
        let networks = try (0..<9).map { try #require(Address("2001:db8:7:\($0)::1")) }

        for network in networks.dropLast() {
            #expect(pace.waitForVisitor(from: network, at: Self.now) == nil)
        }
        #expect(pace.waitForVisitor(from: networks[8], at: Self.now) != nil)
        #expect(pace.waitForVisitor(from: try #require(Address("2001:db8:8::1")), at: Self.now) == nil)
        // A refusal by the site's limit costs the network nothing.
        #expect(pace.waitForVisitor(from: networks[8], at: Self.now + .seconds(1)) == nil)
    }

    @Test func `a visitor with a token counts as well`() {
        let pace = Self.pace(10)
        let office = Address(ipv4: 1)

        for _ in 0..<100 { #expect(pace.waitForArrival(from: office, at: Self.now) == nil) }
        #expect(pace.waitForArrival(from: office, at: Self.now) == .seconds(30))
        #expect(pace.waitForArrival(from: office, at: Self.now + .seconds(1)) == nil)
        #expect(pace.refused == AddressPace.Refused(arrivals: 1))
    }

    @Test func `messages count by length, so that one address cannot fill the disk`() {
        let pace = Self.pace(500)
        let office = Address(ipv4: 1)
        var bytes = 0
        for second in 0..<3_600 {
            while pace.waitForWords(16_000, from: office, at: Self.now + .seconds(Int64(second))) == nil {
                bytes += 16_000
            }
        }

        #expect(bytes < 2_600_000_000 / 24)
        let late = Self.now + .days(2)
        for _ in 0..<2_000 { #expect(pace.waitForWords(100, from: office, at: late) == nil) }
    }

    @Test func `idle addresses are forgotten`() {
        let pace = Self.pace(500)
        for number in 0..<20_000 {
            let now = Self.now + .milliseconds(Int64(number) * 10)
            _ = pace.waitForArrival(from: Address(high: UInt64(number) << 16, low: 1), at: now)
        }

        #expect(pace.known < 4 * AddressPace.least)
    }

    @Test func `a new chat beyond the limit is refused, and messages in an open chat never are`() async throws
    {
        let house = try await TestHouse.open().staffed()
        let send = SendVisitorMessage(changeVisitor: house.changeVisitor, pace: Self.pace(1))
        func say(_ text: String, _ draft: String, by visitor: Visitor.ID) async -> Result<
            SendVisitorMessage.Sent, VisitorFailure
        > {
            await withCheckedContinuation { done in
                send(text, draft: draft, by: visitor, from: nil, at: Cast.address) {
                    done.resume(returning: $0)
                }
            }
        }
        let (first, second) = (Cast.vera, Cast.walt)
        try await house.arrive(first)
        try await house.arrive(second)

        _ = try await say("Hello", "a", by: first).get()
        _ = try await say("More", "b", by: first).get()
        let word = await refusal { _ = try await say("Hello", "c", by: second).get() }
        #expect(word.hasPrefix("tooFast"))
    }
}
