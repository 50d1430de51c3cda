import FoyerBoard
import FoyerCore
import FoyerRealtime
import FoyerServer
import FoyerService
import FoyerStore
import TestSupport
import Testing

private let (vera, walt) = (Cast.vera, Cast.walt)
private let (ana, ben) = (Cast.ana.id, Cast.ben.id)

struct MoveWaitingChatTests {
    private let house: TestHouse

    init() async throws { house = try await TestHouse.open().staffed() }

    private func move(_ chat: Chat.ID, to queue: ChatQueue.ID = Cast.sales.id) async throws {
        try await MoveWaitingChat(
            store: house.store, changeVisitor: house.changeVisitor, availability: house.availability)(
                chat, to: queue, by: house.actor(ana, needs: .manageQueues))
    }

    @Test func `a moved chat waits in the other queue as long as before, ahead of those who came later`()
        async throws
    {
        let chat = try await house.asked(vera)
        let since = try #require(try await house.state(of: vera)?.wait?.since)
        house.clock.advance(by: .minutes(1))
        let later = try await house.asked(walt)
        try await move(later)
        house.clock.advance(by: .minutes(1))

        try await move(chat)

        let wait = try #require(try await house.state(of: vera)?.wait)
        #expect((wait.queue, wait.since) == (Cast.sales.id, since))
        let stored = try #require(try await house.chat(chat))
        #expect(try await house.store.read { db in try db.chats.position(of: stored) } == 1)
        #expect(house.lobby.record(vera)?.queue == Cast.sales.id)
    }

    @Test func `a chat moved to a queue that distributes is assigned at once`() async throws {
        let chat = try await house.asked(vera)
        try await house.aside.write { db in
            var sales = Cast.sales
            sales.distribution = .leastLoaded
            try db.queues.save(sales)
        }
        _ = try await house.server.reload()

        try await move(chat)

        #expect(try await house.state(of: vera) == .chatting(chat, with: ben))
    }

    @Test func `only a waiting chat is moved, and only to a queue that exists`() async throws {
        let chat = try await house.chatting(vera)
        #expect(await refusal { try await move(chat) } == .notOffered(in: .chatting))
        #expect(await refusal { try await move(chat, to: ChatQueue.ID(high: 9, low: 9)) } == "noSuchQueue")
        #expect(await refusal { try await move(Chat.ID(high: 9, low: 9)) } == "noSuchChat")
        _ = try await house.end(Target(vera), by: house.actor(ana))
        #expect(await refusal { try await move(chat) } == "chatEnded")
    }
}
