import FoyerBoard
import FoyerCore
import FoyerRealtime
@testable import FoyerService
import FoyerStore
import TestSupport
import Testing

private let vera = Cast.vera
private let (ana, ben) = (Cast.ana.id, Cast.ben.id)

/// Flows and bots: from the first message to the hand-over, stopped, taken over, and after a restart.
struct AutomationTests {
    /// The last message of the visitor that a person, flow or bot has read.
    private func read(_ house: TestHouse, _ chat: Chat.ID) async throws -> Int64? {
        let found = try await house.chat(chat)
        return found?.marks.agentRead
    }

    private func texts(_ house: TestHouse, _ chat: Chat.ID) async throws -> [String] {
        try await house.messages(in: chat).map(\.text)
    }

    @Test
    func `opening the window starts the flow, which asks, calls the bot, and hands over to the queue`()
        async throws
    {
        let house = try await TestHouse.open().staffed()
        try await house.arrive(vera, on: Cast.tulipFlow)

        let chat = try #require(try await house.openWindow(by: vera))
        #expect(try await house.state(of: vera) == .chattingWithFlow(chat, Cast.flow))
        #expect(try await texts(house, chat) == ["Hello!", "What is it about?"])

        _ = try await house.send(Cast.deliveryQuestion, draft: "q", by: vera)
        #expect(try await house.state(of: vera) == .chattingWithBot(chat, Cast.bot.id))
        let answer = try #require(try await house.messages(in: chat).last)
        #expect(answer.author == .bot)
        #expect(answer.text == Cast.deliveryAnswer)
        #expect(answer.sources == [Cast.deliveryQuestion])

        _ = try await house.send("I want to talk to a human", draft: "h", by: vera)
        #expect(
            try await house.state(of: vera)
                == .waitingForChat(chat, Wait(in: Cast.support.id, since: house.clock.now)))
        #expect(try await house.messages(in: chat).last?.author == .system(.waiting))
        #expect(try await house.openWindow(by: vera) == chat, "opening the window again starts no other flow")
    }

    @Test func `a bot answers the first message at once`() async throws {
        let house = try await TestHouse.open()

        let chat = try await house.asked(on: Cast.tulipBot, Cast.deliveryQuestion)

        #expect(try await house.messages(in: chat).map(\.author) == [.visitor, .bot])
        #expect(try await house.state(of: vera) == .chattingWithBot(chat, Cast.bot.id))
    }

    @Test func `a bot that misses twice hands over, and with nobody Online the chat ends`() async throws {
        let house = try await TestHouse.open()
        let chat = try await house.asked(on: Cast.tulipBot, "Zebras wearing quartz?")
        #expect(try await house.state(of: vera) == .chattingWithBot(chat, Cast.bot.id))

        _ = try await house.send("Quartz zebras!", draft: "2", by: vera)

        #expect(try await house.state(of: vera) == .end)
        #expect(try await house.chat(chat)?.ended?.reason == .finished)
    }

    @Test func `messages that a flow or a bot processed are marked as read, and others stay unread`()
        async throws
    {
        let house = try await TestHouse.open().staffed()
        try await house.arrive(vera, on: Cast.tulipFlow)
        let chat = try #require(try await house.openWindow(by: vera))

        let answer = try await house.send(Cast.deliveryQuestion, draft: "q", by: vera)
        #expect(try await read(house, chat) == answer.sequence, "the flow asked for it")
        _ = house.takePublished()
        let second = try await house.send(Cast.deliveryQuestion, draft: "r", by: vera)
        #expect(try await read(house, chat) == second.sequence, "the bot answered it")
        let told = house.takePublished().compactMap { event -> Int64? in
            guard case .marks(let chat) = event else { return nil }
            return chat.marks.agentRead
        }
        #expect(told == [second.sequence])

        let plea = try await house.send("I want to talk to a human", draft: "h", by: vera)
        #expect(try await house.state(of: vera)?.status == .waitingForChat)
        #expect(try await read(house, chat) == second.sequence)
        _ = try await house.accept(Target(vera), by: house.actor(ana))
        let more = try await house.send("Are you there?", draft: "m", by: vera)
        #expect(try await read(house, chat) == second.sequence, "Ana has not looked yet")
        await house.marks(.read, more.sequence, in: chat, by: .agent(ana))
        #expect(try await read(house, chat) == more.sequence)
        #expect(plea.sequence < more.sequence)
    }

    @Test
    func `the first message to a bot is marked as read with its answer, and one to a sleeping flow is not`()
        async throws
    {
        let house = try await TestHouse.open().staffed()
        let chat = try await house.asked(Cast.walt, on: Cast.tulipBot, Cast.deliveryQuestion)
        #expect(try await house.chat(chat)?.marks.agentRead == 1)

        try await house.arrive(vera, on: Cast.tulipSleeper)
        let sleeping = try #require(try await house.openWindow(by: vera))
        _ = try await house.send("Hello?", draft: "s", by: vera)
        #expect(try await house.chat(sleeping)?.marks.agentRead == 0)
    }

    @Test func `a stopped flow has no effect afterwards`() async throws {
        let house = try await TestHouse.open().staffed()
        try await house.arrive(vera, on: Cast.tulipSleeper)
        let chat = try #require(try await house.openWindow(by: vera))
        let before = try #require(try await house.chat(chat)?.right)

        _ = try await house.enter(Target(vera), through: .join, by: house.actor(ana))
        _ = try await house.stopFlow(Target(vera), by: house.actor(ana))
        #expect(try #require(try await house.chat(chat)?.right) > before)
        #expect(try await house.store.read { db in try db.flowRuns.find(of: chat) } == nil)

        await house.wait(.minutes(2))
        #expect(try await house.messages(in: chat).map(\.author) == [.system(.flowStopped(by: ana))])
        #expect(try await house.state(of: vera) == .chatting(chat, with: ana))
    }

    @Test func `a waiting flow continues at its time, not before`() async throws {
        let house = try await TestHouse.open().staffed()
        try await house.arrive(vera, on: Cast.tulipSleeper)
        let chat = try #require(try await house.openWindow(by: vera))

        await house.wait(.seconds(59))
        #expect(try await texts(house, chat).isEmpty)
        await house.wait(.seconds(1))
        let messages = try await house.messages(in: chat)
        #expect(messages.map(\.author) == [.flow, .system(.ended(.finished))])
        #expect(messages.first?.text == "Still there?")
        #expect(try await house.state(of: vera) == .end)
    }

    @Test func `a timer with an outdated speaking right has no effect`() async throws {
        let house = try await TestHouse.open().staffed()
        try await house.arrive(vera, on: Cast.tulipSleeper)
        let chat = try #require(try await house.openWindow(by: vera))
        let right = try #require(try await house.chat(chat)?.right)
        let wake = { (number: Int64) in
            _ = try await house.changeVisitor(vera, failing: AgentFailure.init, noVisitor: .noSuchVisitor) {
                transaction in
                try transaction.wakeFlow(of: chat, under: number)
            }
        }

        house.clock.advance(by: .minutes(1))
        try await wake(right - 1)
        #expect(try await texts(house, chat).isEmpty)
        try await wake(right)
        #expect(try await texts(house, chat) != [])
    }

    @Test func `a bot whose chat was taken over does not answer`() async throws {
        let house = try await TestHouse.open().staffed()
        let chat = try await house.asked(on: Cast.tulipBot, Cast.deliveryQuestion)
        let before = try #require(try await house.chat(chat)?.right)

        let change = try await house.takeOver(Target(vera), by: house.actor(ben))

        #expect(change.standing.state == .chatting(chat, with: ben))
        #expect(try #require(change.chat).right > before)
        _ = try await house.send(Cast.deliveryQuestion, draft: "again", by: vera)
        #expect(try await house.messages(in: chat).last?.author == .visitor)
        #expect(
            await refusal { _ = try await house.takeOver(Target(vera), by: house.actor(ana)) }
                == .alreadyTaken(by: ben))
    }

    @Test func `a flow can be joined and stopped, and a bot's chat can be taken over`() async throws {
        let house = try await TestHouse.open().staffed()
        try await house.arrive(vera, on: Cast.tulipFlow)
        _ = try await house.openWindow(by: vera)
        _ = try await house.asked(Cast.walt, on: Cast.tulipBot, Cast.deliveryQuestion)

        #expect(
            await refusal { _ = try await house.takeOver(Target(vera), by: house.actor(ana)) }
                == .notOffered(in: .chattingWithFlow))
        #expect(
            await refusal { _ = try await house.stopFlow(Target(Cast.walt), by: house.actor(ana)) }
                == .notOffered(in: .chattingWithBot))
        #expect(
            await refusal {
                _ = try await house.enter(Target(Cast.walt), through: .join, by: house.actor(ana))
            }
                == .notOffered(in: .chattingWithBot))
        _ = try await house.enter(Target(Cast.walt), through: .monitor, by: house.actor(ana))
    }

    @Test func `after a restart flows and bots continue, and a sleeping flow wakes`()
        async throws
    {
        let old = try await TestHouse.open()
        try await old.arrive(vera, on: Cast.tulipFlow)
        let asking = try #require(try await old.openWindow(by: vera))
        let answering = try await old.asked(Cast.walt, on: Cast.tulipBot, "Zebras wearing quartz?")
        let third = Visitor.ID(high: 2, low: 3)
        try await old.arrive(third, on: Cast.tulipSleeper)
        let sleeping = try #require(try await old.openWindow(by: third))

        let house = try await old.restarted()
        #expect(house.lobby.record(vera)?.status == .chattingWithFlow)
        #expect(house.lobby.record(Cast.walt)?.status == .chattingWithBot)

        _ = try await house.send(Cast.deliveryQuestion, draft: "q", by: vera)
        #expect(try await house.messages(in: asking).last?.text == Cast.deliveryAnswer)
        #expect(try await house.state(of: vera) == .chattingWithBot(asking, Cast.bot.id))
        // The first miss was before the restart; the second one hands over, and nobody is Online.
        _ = try await house.send("Quartz zebras!", draft: "z", by: Cast.walt)
        #expect(try await house.state(of: Cast.walt) == .end)
        try await house.arrive(third, on: Cast.tulipSleeper)
        await house.wait(.minutes(1))
        #expect(try await texts(house, sleeping).first == "Still there?")
        #expect(try await house.chat(answering)?.ended?.reason == .finished)
    }
}
