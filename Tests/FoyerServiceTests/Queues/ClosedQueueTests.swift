import FoyerCore
import FoyerRealtime
import FoyerServer
import FoyerService
import FoyerStore
import TestSupport
import Testing

private let (vera, walt) = (Cast.vera, Cast.walt)
private let (ana, ben) = (Cast.ana.id, Cast.ben.id)

/// The clock of the tests begins on a Monday at noon, UTC.
struct ClosedQueueTests {
    private static func hours(_ from: String, _ to: String) -> OfficeHours {
        OfficeHours(zone: "UTC", week: [.monday: [OpenSpan(from: from, to: to)].compactMap(\.self)])
    }

    private func house(_ change: (inout ChatQueue) -> Void) async throws -> TestHouse {
        var directory = Cast.directory
        var support = Cast.support
        change(&support)
        directory.queues[support.id] = support
        return try await TestHouse.open(directory: directory).staffed()
    }

    private func isOnline(_ house: TestHouse) -> Bool? {
        OnlineWidgets(directory: house.directory.now, roster: house.roster, at: house.clock.now)
            .byWidget[Cast.tulip.id]
    }

    private func outlook(of visitor: Visitor.ID, _ house: TestHouse) async throws -> Wait.Outlook? {
        try await house.state(of: visitor)?.wait?.outlook
    }

    @Test func `a closed queue takes no chat although agents are Online, and opens by itself`() async throws {
        let house = try await house { $0.hours = Self.hours("13:00", "14:00") }
        #expect(isOnline(house) == false)
        try await house.arrive(vera)
        #expect(
            await refusal { _ = try await house.send("Hello?", draft: "first", by: vera) } == "nobodyOnline")

        await house.wait(.hours(1) - .milliseconds(1))
        #expect(isOnline(house) == false)
        _ = house.takePublished()
        await house.wait(.milliseconds(1))

        #expect(isOnline(house) == true)
        #expect(house.takePublished().contains { if case .online = $0 { true } else { false } })
        _ = try await house.send("Hello?", draft: "second", by: vera)
        #expect(try await house.state(of: vera)?.status == .waitingForChat)
    }

    @Test func `who waits at closing time is informed, keeps the place, and is served when it opens`()
        async throws
    {
        let house = try await house {
            $0.hours = OfficeHours(
                zone: "UTC",
                week: [
                    .monday: [OpenSpan(from: "09:00", to: "13:00"), OpenSpan(from: "14:00", to: "15:00")]
                        .compactMap(\.self)
                ])
            $0.overflowAfter = .hours(10)
        }
        let first = try await house.asked(vera)
        house.clock.advance(by: .minutes(1))
        let second = try await house.asked(walt)

        await house.wait(.hours(1))
        #expect(try await outlook(of: vera, house) == .nobodyOnline)
        #expect(try await house.messages(in: first).last?.author == .system(.nobodyOnline))

        await house.wait(.hours(1))
        #expect(try await outlook(of: vera, house) == .soon)
        let waiting = try await house.store.read { db in try db.chats.waiting() }
        #expect(waiting.map(\.id) == [first, second])
    }

    @Test func `when hours begin, waiting chats are assigned to agents with room`() async throws {
        let house = try await house {
            $0.hours = OfficeHours(
                zone: "UTC",
                week: [
                    .monday: [OpenSpan(from: "09:00", to: "13:00"), OpenSpan(from: "14:00", to: "15:00")]
                        .compactMap(\.self)
                ])
            $0.distribution = .leastLoaded
            $0.agents = [ana]
        }
        for agent in [ana, ben] { try await house.availability(.away, of: agent) }
        try await house.availability(.online, of: ben)  // of no use here
        try await house.arrive(vera)
        #expect(
            await refusal { _ = try await house.send("Hello?", draft: "first", by: vera) } == "nobodyOnline")
        try await house.availability(.online, of: ana)
        let chat = try await house.send("Hello?", draft: "second", by: vera).chat
        #expect(try await house.state(of: vera) == .chatting(chat, with: ana))

        await house.wait(.hours(1))  // closed
        #expect(try await house.state(of: vera) == .chatting(chat, with: ana), "a running chat goes on")
        try await house.availability(.offline, of: ana)
        #expect(try await outlook(of: vera, house) == .nobodyOnline)
        try await house.aside.write { db in
            var support = try #require(try db.queues.find(Cast.support.id))
            support.agents = [ben]
            try db.queues.save(support)
        }
        _ = try await house.server.reload()
        await house.wait(.minutes(30))
        #expect(try await outlook(of: vera, house) == .nobodyOnline)
        await house.wait(.minutes(30))

        #expect(try await house.state(of: vera) == .chatting(chat, with: ben))
    }

    @Test func `a closed queue passes its chats to the backup`() async throws {
        let house = try await house {
            $0.hours = Self.hours("13:00", "14:00")
            $0.backup = Cast.sales.id
        }
        _ = try await house.asked(vera)
        #expect(try await house.state(of: vera)?.wait?.queue == Cast.sales.id)
    }

    @Test func `a queue that is full passes new chats to the backup, or shows that nobody is there`()
        async throws
    {
        let house = try await house {
            $0.limit = 1
            $0.backup = Cast.sales.id
        }
        _ = try await house.asked(vera)
        _ = try await house.asked(walt)
        #expect(try await house.state(of: vera)?.wait?.queue == Cast.support.id)
        #expect(try await house.state(of: walt)?.wait?.queue == Cast.sales.id)

        let alone = try await self.house { $0.limit = 1 }
        _ = try await alone.asked(vera)
        try await alone.arrive(walt)
        #expect(
            await refusal { _ = try await alone.send("Hello?", draft: "first", by: walt) } == "nobodyOnline")
    }

    @Test func `a queue's own time limit replaces that of the site`() async throws {
        let house = try await house { $0.overflowAfter = .minutes(2) }
        _ = try await house.asked(vera)
        await house.wait(.minutes(2) - .milliseconds(1))
        #expect(try await outlook(of: vera, house) == .soon)
        await house.wait(.milliseconds(1))
        #expect(try await outlook(of: vera, house) == .overdue)
    }

    @Test func `a returning visitor's chat goes to the agent of the last chat`() async throws {
        let house = try await house { $0.distribution = .lastAgentFirst }
        let first = try await house.asked(vera)
        let agent = try #require(try await house.state(of: vera)?.assignee)
        _ = try await house.end(Target(vera), by: house.actor(agent))
        // Now the other one is less loaded.
        let other = try await house.asked(walt)
        let hers = try #require(try await house.state(of: walt)?.assignee)
        #expect(first != other)
        let chat = try await house.send("Me again", draft: "again", by: vera).chat
        #expect(try await house.state(of: vera) == .chatting(chat, with: agent), "not \(hers)")
    }
}
