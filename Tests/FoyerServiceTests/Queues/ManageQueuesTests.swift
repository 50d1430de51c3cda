import FoyerBoard
import FoyerCore
import FoyerRealtime
import FoyerServer
import FoyerService
import FoyerStore
import TestSupport
import Testing

private let (ana, ben) = (Cast.ana.id, Cast.ben.id)

struct ManageQueuesTests {
    private let house: TestHouse

    init() async throws { house = try await TestHouse.open().staffed() }

    private var manage: ManageQueues {
        ManageQueues(
            store: house.store, changeVisitor: house.changeVisitor, reload: house.server.reload,
            availability: house.availability)
    }

    private func actor() throws -> Actor { try house.actor(ana, needs: .manageQueues) }

    private func make(_ name: String, _ change: (inout ChatQueue) -> Void = { _ in }) async throws
        -> ChatQueue
    {
        let creation = try await manage.add(
            { id in
                var queue = ChatQueue(id: id, name: name, distribution: .roundRobin, agents: [ben])
                change(&queue)
                return queue
            }, by: actor())
        guard case .made(let listed) = creation else { throw StoreError.damaged(column: "creation") }
        return listed.queue
    }

    @Test func `a new queue takes effect at once, with all its settings, and survives a restart`()
        async throws
    {
        let hours = OfficeHours(
            zone: "UTC",
            week: [
                .monday: [OpenSpan(from: "09:00", to: "12:00"), OpenSpan(from: "22:00", to: "02:00")]
                    .compactMap(\.self)
            ],
            exceptions: [
                HoursException(day: .yearly(month: 12, day: 25), name: "Christmas"),
                HoursException(
                    day: .once(CivilDate(dayNumber: 20_500)), name: "Fair",
                    spans: [OpenSpan(from: "00:00", to: "24:00")].compactMap(\.self)),
            ], byHand: .open(until: house.clock.now + .hours(1)))
        let queue = try await make("  Night\u{202e} shift ") {
            $0.hours = hours
            $0.limit = 7
            $0.overflowAfter = .minutes(3)
            $0.backup = Cast.support.id
        }

        #expect(queue.name == "Night shift")
        #expect(queue.hours == hours)
        #expect(house.directory.now.queues[queue.id] == queue)
        #expect(try await house.restarted().directory.now.queues[queue.id] == queue)
        #expect(
            try await house.aside.read { db in
                try db.audit.lastAgent(on: .queue, queue.id.description, since: house.clock.now - .hours(1))
            } == ana)
    }

    @Test func `what is not allowed names the field`() async throws {
        func field(_ change: @escaping (inout ChatQueue) -> Void) async -> String {
            do {
                _ = try await make("Night", change)
                return "nothing"
            } catch AgentFailure.notAllowed(let field, _) {
                return field
            } catch { return "\(error)" }
        }
        #expect(await field { $0.name = "Support" } == "name")
        #expect(await field { $0.name = " \u{200b} " } == "empty(field: \"name\")")
        #expect(await field { $0.agents = [Agent.ID(high: 9, low: 9)] } == "agents")
        #expect(await field { $0.backup = ChatQueue.ID(high: 9, low: 9) } == "backup")
        #expect(await field { $0.hours = OfficeHours(zone: "Moon/Base", week: [:]) } == "hours.zone")
        #expect(house.directory.now.queues.count == 2)
    }

    @Test func `an edit of an older edition overwrites nothing`() async throws {
        var mine = Cast.sales
        mine.name = "Mine"
        var theirs = Cast.sales
        theirs.name = "Theirs"
        let revision = Cast.sales.revision
        _ = try await manage.replace(theirs, revision: revision, by: actor())

        let answer = await refusal { _ = try await manage.replace(mine, revision: revision, by: actor()) }

        #expect(answer.hasPrefix("editedMeanwhile"))
        #expect(house.directory.now.queues[Cast.sales.id]?.name == "Theirs")
    }

    @Test func `a change makes waiting chats distributed at once`() async throws {
        let chat = try await house.asked()
        var support = Cast.support
        support.distribution = .leastLoaded

        _ = try await manage.replace(support, revision: nil, by: actor())

        #expect(try await house.state(of: Cast.vera)?.assignee != nil)
        #expect(try await house.state(of: Cast.vera)?.chat == chat)
    }

    @Test func `waiting chats of a deleted queue go to the queue of their widget and keep their time`()
        async throws
    {
        let night = try await make("Night") { $0.distribution = .manual }
        _ = try await house.chatting()
        _ = try await house.transfer(
            Target(Cast.vera), to: .queue(night.id), note: nil, by: house.actor(ana))
        let since = try await house.state(of: Cast.vera)?.wait?.since
        house.clock.advance(by: .minutes(2))

        try await manage.remove(night.id, revision: nil, by: actor())

        #expect(house.directory.now.queues[night.id] == nil)
        let wait = try #require(try await house.state(of: Cast.vera)?.wait)
        #expect(wait.queue == Cast.support.id)
        #expect(wait.since == since)
        #expect(house.lobby.record(Cast.vera)?.queue == Cast.support.id)
    }

    @Test func `a queue that is used, or the last one, is not deleted`() async throws {
        #expect(
            await refusal { try await manage.remove(Cast.support.id, revision: nil, by: actor()) }
                .hasPrefix("queueInUse(widgets: [\"Tulip\""))
        try await manage.remove(Cast.sales.id, revision: Cast.sales.revision, by: actor())
        #expect(
            await refusal { try await manage.remove(Cast.sales.id, revision: nil, by: actor()) }
                == "noSuchQueue")
        #expect(
            await refusal { try await manage.remove(Cast.support.id, revision: nil, by: actor()) }
                == "lastQueue")
    }

    @Test func `a queue whose backup is deleted has none`() async throws {
        let night = try await make("Night") { $0.backup = Cast.sales.id }
        try await manage.remove(Cast.sales.id, revision: nil, by: actor())
        #expect(house.directory.now.queues[night.id]?.backup == nil)
    }

    @Test func `each queue is listed with those who use it and what waits in it`() async throws {
        _ = try await house.asked()
        let all = try await manage.all(by: actor())
        #expect(all.map(\.queue.name) == ["Sales", "Support"])
        #expect(all.map(\.waiting) == [0, 1])
        #expect(all.last?.widgets == ["Tulip", "Tulip Bot", "Tulip Flow", "Tulip Sleeper"])
        #expect(all.allSatisfy { $0.isOpen && $0.changes.isEmpty })
    }
}
