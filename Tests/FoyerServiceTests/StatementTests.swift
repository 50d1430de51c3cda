import FoyerCore
import FoyerRealtime
import FoyerService
import TestSupport
import Testing

private let vera = Cast.vera
private let ana = Cast.ana.id

/// The database statements of each use case. Every visitor pays for a number that rises here.
@Suite struct StatementTests {
    @Test func `a message in a chat costs two statements, whatever the length and number of chats`()
        async throws
    {
        let house = try await TestHouse.open().staffed()
        for other in 0..<50 {
            let visitor = Visitor.ID(high: 9, low: UInt64(other))
            try await house.arrive(visitor)
            _ = try await house.send("Hello", draft: "d1", by: visitor)
        }
        try await house.arrive(vera)
        _ = try await house.send("Hello", draft: "d1", by: vera)
        _ = try await house.accept(Target(vera), by: house.actor(ana))

        for number in 2..<100 {
            _ = house.database.takeCount()
            _ = try await house.send("Words", draft: "d\(number)", by: vera)
            #expect(house.database.takeCount() == 2)
        }
    }

    @Test func `other frequent actions stay within their statement counts`() async throws {
        let house = try await TestHouse.open().staffed()
        var counts: [String: Int] = [:]
        func record(_ name: String) { counts[name] = house.database.takeCount() }

        _ = house.database.takeCount()
        try await house.arrive(vera, isNew: true)
        record("a new visitor comes")
        let chat = try await house.send("Hello", draft: "d1", by: vera).chat
        record("asks for a chat")
        _ = try await house.accept(Target(vera), by: house.actor(ana))
        record("an agent accepts")
        _ = try await house.say("Good day", draft: "a1", in: chat, by: house.actor(ana))
        record("an agent says something")
        await house.marks(.read, 4, in: chat, by: .visitor(vera))
        record("a visitor has read it")
        _ = try await house.end(Target(vera, chat: chat), by: house.actor(ana))
        record("an agent ends the chat")
        try await house.arrive(vera)
        record("a known visitor comes")

        for (name, most) in Self.most {
            let count = try #require(counts[name], "\(name) was not counted")
            #expect(count <= most, "\(name)")
        }
    }

    private static let most = [
        "a new visitor comes": 0,
        "asks for a chat": 20,
        "an agent accepts": 16,
        "an agent says something": 6,
        "a visitor has read it": 3,
        "an agent ends the chat": 18,
        "a known visitor comes": 8,
    ]
}
