import FoyerCore
import FoyerService
import FoyerStore
import TestSupport
import Testing

struct AddressPaceTests {
    private static let now = Instant(milliseconds: 1_000_000)

    private static func pace(_ visitors: Int) -> AddressPace {
        var settings = Settings()
        settings.visitorsPerAddress = visitors
        return AddressPace(settings)
    }

    @Test func `an address brings so many visitors at once, then one a second`() {
        let pace = Self.pace(500)
        let office = Address(ipv4: 1)

        for _ in 0..<500 { #expect(pace.waitForVisitor(from: office, at: Self.now) == nil) }
        #expect(pace.waitForVisitor(from: office, at: Self.now) == .seconds(30))
        #expect(pace.waitForVisitor(from: Address(ipv4: 2), at: Self.now) == nil)
        #expect(pace.waitForVisitor(from: office, at: Self.now + .seconds(1)) == nil)
        #expect(pace.waitForVisitor(from: office, at: Self.now + .seconds(1)) != nil)
        #expect(pace.refused.visitors == 2 && pace.refused.chats == 0)
    }

    @Test func `chats are a fifth, and counted apart`() {
        let pace = Self.pace(500)
        let office = Address(ipv4: 1)

        for _ in 0..<100 { #expect(pace.waitForChat(from: office, at: Self.now) == nil) }
        #expect(pace.waitForChat(from: office, at: Self.now) != nil)
        #expect(pace.waitForVisitor(from: office, at: Self.now) == nil)
        #expect(pace.refused.chats == 1)
    }

    @Test func `a network of IPv6 is one address`() throws {
        let pace = Self.pace(1)

        #expect(pace.waitForVisitor(from: try #require(Address("2001:db8::1")), at: Self.now) == nil)
        #expect(pace.waitForVisitor(from: try #require(Address("2001:db8::ffff")), at: Self.now) != nil)
        #expect(pace.waitForVisitor(from: try #require(Address("2001:db8:0:1::1")), at: Self.now) == nil)
    }

    @Test func `a chat too many is refused, and words in an open one never are`() async throws {
        let house = try await TestHouse.open().staffed()
        let send = SendVisitorMessage(move: house.move, pace: Self.pace(1))
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
