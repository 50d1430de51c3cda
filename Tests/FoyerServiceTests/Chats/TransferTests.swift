import FoyerBoard
import FoyerCore
import FoyerRealtime
import FoyerService
import FoyerStore
import TestSupport
import Testing

private let vera = Cast.vera
private let (ana, ben) = (Cast.ana.id, Cast.ben.id)

struct TransferTests {
    @Test func `a transfer to a colleague can carry a note that the visitor never sees`() async throws {
        let house = try await TestHouse.open().staffed()
        let chat = try await house.chatting()
        let before = try #require(try await house.chat(chat)?.right)

        _ = try await house.transfer(
            Target(vera), to: .agent(ben), note: "Wants a refund", by: house.actor(ana))

        #expect(try await house.state(of: vera)?.status == .chatting)
        #expect(try await house.state(of: vera)?.transfer?.note == "Wants a refund")
        #expect(try #require(try await house.chat(chat)?.right) > before)
        #expect(house.roster.chats(of: ana) == 0)
        #expect(house.roster.chats(of: ben) == 1)
        let note = try #require(try await house.messages(in: chat).first { $0.text == "Wants a refund" })
        #expect(note.isNote)
        let seen = try await house.arrive(vera, resume: (chat, 0)).welcome.transcript?.messages ?? []
        #expect(!seen.contains { $0.isNote || $0.text == "Wants a refund" })
        #expect(seen.contains { $0.author == .system(.transferred(by: ana, to: ben)) })
        #expect(!seen.contains { $0.author == .system(.joined(ben)) }, "Ben has not opened it")
    }

    @Test func `a chat transferred to a queue waits there`() async throws {
        let house = try await TestHouse.open().staffed()
        let chat = try await house.chatting()

        let change = try await house.transfer(
            Target(vera), to: .queue(Cast.sales.id), note: nil, by: house.actor(ana))

        #expect(
            change.standing.state == .waitingForChat(chat, Wait(in: Cast.sales.id, since: house.clock.now)))
        #expect(house.lobby.record(vera)?.queue == Cast.sales.id)
        _ = try await house.accept(Target(vera), by: house.actor(ben))
        #expect(try await house.state(of: vera) == .chatting(chat, with: ben))
    }

    @Test
    func `a transfer to an unknown agent, to oneself or to an offline queue is refused and adds no message`()
        async throws
    {
        let house = try await TestHouse.open()
        await house.availability.connect(ana)
        let chat = try await house.chatting()
        let before = try await house.messages(in: chat)
        let stranger = Agent.ID(high: 77, low: 77)

        #expect(
            await refusal {
                _ = try await house.transfer(
                    Target(vera), to: .agent(stranger), note: "n", by: house.actor(ana))
            }
                == "noSuchAgent")
        #expect(
            await refusal {
                _ = try await house.transfer(Target(vera), to: .agent(ana), note: "n", by: house.actor(ana))
            }
                == "noSuchAgent")
        #expect(
            await refusal {
                _ = try await house.transfer(Target(vera), to: .agent(ben), note: "n", by: house.actor(ana))
            }
            .hasPrefix("agentUnavailable"))
        #expect(
            await refusal {
                _ = try await house.transfer(
                    Target(vera), to: .queue(Cast.sales.id), note: "n", by: house.actor(ana))
            } == "nobodyOnline")
        #expect(try await house.messages(in: chat) == before)
        #expect(try await house.state(of: vera) == .chatting(chat, with: ana))
    }
}

/// Queues that assign chats automatically.
struct DistributionTests {
    private func house(_ distribution: Distribution, limit: Int = 1) async throws -> TestHouse {
        var directory = Cast.directory
        directory.queues[Cast.support.id]?.distribution = distribution
        directory.agents[ana]?.limit = limit
        directory.agents[ben]?.limit = limit
        return try await TestHouse.open(directory: directory).staffed()
    }

    private func guests(_ count: UInt64) -> [Visitor.ID] { (1...count).map { Visitor.ID(high: 30, low: $0) } }

    @Test(arguments: [Distribution.roundRobin, .leastLoaded])
    func
        `chats are assigned in turn until nobody has room, then wait, and are assigned when an agent has room`(
            distribution: Distribution
        ) async throws
    {
        let house = try await house(distribution)
        let guests = guests(3)
        for guest in guests {
            house.clock.advance(by: .seconds(1))
            _ = try await house.asked(guest)
        }

        let first = try #require(try await house.state(of: guests[0])?.assignee)
        let second = try #require(try await house.state(of: guests[1])?.assignee)
        #expect(Set([first, second]) == [ana, ben])
        #expect(try await house.state(of: guests[2])?.status == .waitingForChat)
        let chat = try #require(try await house.chats(of: guests[0]).first)
        #expect(chat.queue == Cast.support.id, "the chat keeps the queue that assigned it")

        try await house.endByVisitor(by: guests[0])

        #expect(try await house.state(of: guests[2])?.assignee == first)
        #expect(house.roster.chats(of: first) == 1)
    }

    @Test func `waiting chats are assigned when an agent comes Online, the longest wait first`() async throws
    {
        let house = try await house(.leastLoaded)
        try await house.availability(.away, of: ben)
        let guests = guests(3)
        for guest in guests {
            house.clock.advance(by: .seconds(1))
            _ = try await house.asked(guest)
        }
        #expect(try await house.state(of: guests[0])?.assignee == ana)

        try await house.availability(.online, of: ben)

        #expect(try await house.state(of: guests[1])?.assignee == ben)
        #expect(try await house.state(of: guests[2])?.status == .waitingForChat)
    }

    @Test func `an agent has room again when their visitor is banned or does not return`() async throws {
        let house = try await house(.roundRobin)
        let guests = guests(4)
        var connections: [ConnectionID] = []
        for guest in guests {
            house.clock.advance(by: .seconds(1))
            connections.append(try await house.arrive(guest).connection)
            _ = try await house.send("Hello?", draft: "d", by: guest)
        }

        _ = try await house.ban(
            guests[0], byVisitor: true, byAddress: false, comment: nil, isConfirmed: false,
            by: house.actor(ana))
        #expect(try await house.state(of: guests[2])?.status == .chatting)

        house.leave(guests[1], connections[1])
        await house.wait(.seconds(60))
        #expect(try await house.state(of: guests[3])?.status == .waitingForChat)
        await house.wait(.minutes(2))
        #expect(try await house.state(of: guests[1]) == .end)
        #expect(try await house.state(of: guests[3])?.status == .chatting)
    }

    @Test func `a chat whose assignment could not be stored is assigned by the next sweep`()
        async throws
    {
        let house = try await house(.leastLoaded)
        try await house.availability(.away, of: ben)
        let guests = guests(2)
        for guest in guests { _ = try await house.asked(guest) }
        try await house.breakChats()
        try await house.availability(.online, of: ben)
        #expect(try await house.state(of: guests[1])?.status == .waitingForChat)

        try await house.mendChats()
        await house.sweep()

        #expect(try await house.state(of: guests[1])?.assignee == ben)
    }

    @Test func `while no agent has room, a sweep costs two statements, however many chats wait`()
        async throws
    {
        let house = try await house(.roundRobin)
        for guest in guests(30) { _ = try await house.asked(guest) }
        _ = house.database.takeCount()

        await house.distribute()

        #expect(house.database.takeCount() == 2)
    }

    @Test func `an agent has room again even if the banned visitor's chat is ended only later`()
        async throws
    {
        let house = try await house(.roundRobin)
        let guests = guests(3)
        for guest in guests {
            house.clock.advance(by: .seconds(1))
            _ = try await house.asked(guest)
        }
        try await house.breakChats()
        _ = try await house.ban(
            guests[0], byVisitor: true, byAddress: false, comment: nil, isConfirmed: false,
            by: house.actor(ana))
        #expect(try await house.state(of: guests[2])?.status == .waitingForChat)

        try await house.mendChats()
        await house.sweep()

        #expect(try await house.state(of: guests[2])?.status == .chatting)
    }

    @Test func `accepting a chat by hand may exceed the limit`() async throws {
        let house = try await house(.manual)
        for guest in guests(3) {
            _ = try await house.asked(guest)
            _ = try await house.accept(Target(guest), by: house.actor(ana))
        }
        #expect(house.roster.chats(of: ana) == 3)
    }
}
