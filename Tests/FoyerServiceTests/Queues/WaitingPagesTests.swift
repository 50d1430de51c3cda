import FoyerCore
import FoyerService
import TestSupport
import Testing

struct WaitingPagesTests {
    @Test func `waiting chats are read in pages of a hundred, the longest wait first`() async throws {
        let house = try await TestHouse.open().staffed()
        var asked: [Chat.ID] = []
        for number in 0..<230 {
            asked.append(try await house.asked(Visitor.ID(high: 77, low: UInt64(number))))
            // Several have waited since the same moment.
            if number % 3 == 0 { house.clock.advance(by: .milliseconds(1)) }
        }
        let queries = AgentQueries(store: house.store, changeVisitor: house.changeVisitor)

        var page = try await queries.chats(of: house.actor(Cast.ana.id)).waiting
        var told = page.chats
        #expect(page.chats.count == 100 && page.more == 130)
        while page.more > 0 {
            page = try await queries.waiting(after: page.chats.last?.id, by: house.actor(Cast.ana.id))
            told += page.chats
            #expect(page.more == 230 - told.count)
        }

        #expect(told.count == 230 && Set(told.map(\.id)) == Set(asked))
        let since = told.compactMap { $0.wait?.since }
        #expect(since == since.sorted())
        #expect(
            try await queries.waiting(after: nil, by: house.actor(Cast.ana.id)).chats
                == Array(told.prefix(100)))
        // A chat that no longer waits cannot be the start of the next page.
        _ = try await house.accept(Target(Visitor.ID(high: 77, low: 99)), by: house.actor(Cast.ana.id))
        #expect(
            try await queries.waiting(after: told[99].id, by: house.actor(Cast.ana.id)).chats.count == 100)
    }
}
