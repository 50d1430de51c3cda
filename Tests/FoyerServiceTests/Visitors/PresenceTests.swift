import FoyerBoard
import FoyerCore
import FoyerRealtime
import FoyerService
import FoyerStore
import Synchronization
import TestSupport
import Testing

private let vera = Cast.vera
private let (ana, ben) = (Cast.ana.id, Cast.ben.id)

/// Leaving, returning and not returning, with and without a capture.
struct PresenceTests {
    @Test func `an In Site visitor leaves the list a minute after the last tab is closed, not before`()
        async throws
    {
        let house = try await TestHouse.open()
        let connection = try await house.arrive(vera).connection
        house.leave(vera, connection)

        await house.wait(.seconds(60) - .milliseconds(1))
        #expect(house.lobby.record(vera)?.left == nil)
        #expect(house.lobby.record(vera) != nil)
        await house.wait(.milliseconds(1))
        #expect(house.lobby.record(vera) == nil)
    }

    @Test func `a visitor who returns before the visit is stored continues it`() async throws {
        let house = try await TestHouse.open()
        let connection = try await house.arrive(vera, url: "https://tulip.example/1").connection
        let arrived = house.clock.now
        house.leave(vera, connection)
        await house.wait(.seconds(60))
        #expect(house.lobby.record(vera) == nil)

        try await house.arrive(vera, url: "https://tulip.example/2")

        #expect(house.lobby.record(vera)?.visits == 1)
        #expect(house.lobby.record(vera)?.pages == 2)
        #expect(house.lobby.record(vera)?.arrived == arrived)
        try await house.writeVisits(everything: true)
    }

    @Test func `a visitor missed while reconnecting is listed as missed`() async throws {
        let house = try await TestHouse.open().staffed()
        let connection = try await house.arrive(vera).connection
        let chat = try await house.send("Hello?", draft: "d", by: vera).chat
        house.leave(vera, connection)
        house.database.afterNextRead { await house.wait(.seconds(60)) }

        let found = try await house.arrive(vera, resume: (chat, 2)).welcome

        #expect(found.state == .end)
        #expect(found.chat?.id == chat)
        #expect(house.lobby.record(vera)?.status == .end)
        #expect(house.lobby.record(vera)?.left == nil)
    }

    @Test func `consequences of leaving that could not be stored are applied later`() async throws {
        let house = try await TestHouse.open().staffed()
        let connection = try await house.arrive(vera).connection
        let chat = try await house.send("Hello?", draft: "d", by: vera).chat
        house.leave(vera, connection)
        try await house.breakChats()

        await house.wait(.seconds(60))
        #expect(try await house.state(of: vera)?.status == .waitingForChat)
        try await house.mendChats()
        await house.wait(.seconds(1))

        #expect(try await house.chat(chat)?.ended?.reason == .missed)
        #expect(house.lobby.record(vera) == nil)
    }

    @Test func `a visitor who returns before being recorded as missed keeps their position`() async throws {
        let house = try await TestHouse.open().staffed()
        let connection = try await house.arrive(vera).connection
        _ = try await house.send("Hello?", draft: "d", by: vera)
        house.leave(vera, connection)
        house.database.beforeNextWrite { house.lobby.come(vera, at: house.clock.now) }

        await house.wait(.seconds(60))

        #expect(try await house.state(of: vera)?.status == .waitingForChat)
        #expect(house.lobby.record(vera)?.left == nil)
    }

    @Test func `a chat that was accepted while its visitor left ends after the return time`() async throws {
        let house = try await TestHouse.open().staffed()
        let connection = try await house.arrive(vera).connection
        let chat = try await house.send("Hello?", draft: "d", by: vera).chat
        house.leave(vera, connection)
        house.clock.advance(by: .seconds(60))
        // The sweep has begun, and an agent acts just before it.
        let departures = house.lobby.sweep(at: house.clock.now)
        #expect(departures == [.left(vera)])
        _ = try await house.accept(Target(vera), by: house.actor(ana))
        house.lobby.giveBack(departures)

        await house.sweep()
        #expect(try await house.state(of: vera) == .chatting(chat, with: ana))
        await house.wait(.minutes(2))
        #expect(try await house.chat(chat)?.ended?.reason == .left)
    }

    @Test func `a waiting visitor who leaves is missed`() async throws {
        let house = try await TestHouse.open().staffed()
        let connection = try await house.arrive(vera).connection
        let chat = try await house.send("Hello?", draft: "d", by: vera).chat
        house.leave(vera, connection)

        await house.wait(.seconds(60))

        #expect(try await house.state(of: vera) == .end)
        #expect(try await house.chat(chat)?.ended?.reason == .missed)
        #expect(house.lobby.record(vera) == nil)
    }

    @Test
    func `a chat stays open for two minutes after its visitor leaves, with a badge, and a return keeps it`()
        async throws
    {
        let house = try await TestHouse.open().staffed()
        let connection = try await house.arrive(vera).connection
        let chat = try await house.send("Hello?", draft: "d", by: vera).chat
        _ = try await house.accept(Target(vera), by: house.actor(ana))
        house.leave(vera, connection)
        let gone = house.clock.now

        await house.wait(.seconds(60))
        #expect(house.lobby.record(vera)?.left == gone)
        #expect(house.lobby.record(vera)?.status == .chatting)
        #expect(house.lobby.counts.online == 0)

        let back = try await house.arrive(vera)
        #expect(back.welcome.chat?.id == chat)
        #expect(house.lobby.record(vera)?.left == nil)
        await house.wait(.minutes(5))
        #expect(try await house.state(of: vera) == .chatting(chat, with: ana))

        house.leave(vera, back.connection)
        await house.wait(.seconds(60))
        await house.wait(.minutes(2) - .milliseconds(1))
        #expect(try await house.state(of: vera)?.status == .chatting)
        await house.wait(.milliseconds(1))
        #expect(try await house.chat(chat)?.ended?.reason == .left)
        #expect(house.lobby.record(vera) == nil)
    }

    @Test func `agents are informed when the visitor of an open chat leaves and is back`() async throws {
        let told = Mutex<[Visitor.ID]>([])
        let house = try await TestHouse.open { event in
            if case .presence(let visitor) = event { told.withLock { $0.append(visitor) } }
        }.staffed()
        let connection = try await house.arrive(vera).connection
        _ = try await house.send("Hello?", draft: "d", by: vera)
        _ = try await house.accept(Target(vera), by: house.actor(ana))
        let other = try await house.arrive(Cast.walt).connection
        house.leave(Cast.walt, other)
        house.leave(vera, connection)
        #expect(told.withLock { $0 } == [])

        await house.wait(.seconds(60))
        #expect(told.withLock { $0 } == [vera], "only about the visitor with a chat")
        await house.wait(.seconds(5))
        #expect(told.withLock { $0 } == [vera], "once")
        try await house.arrive(vera)
        #expect(told.withLock { $0 } == [vera, vera])
        try await house.arrive(vera)
        #expect(told.withLock { $0 } == [vera, vera], "a second tab is not a return")
    }

    @Test func `a visitor who leaves while reconnecting is reported as back`() async throws {
        let told = Mutex<[Visitor.ID]>([])
        let house = try await TestHouse.open { event in
            if case .presence(let visitor) = event { told.withLock { $0.append(visitor) } }
        }.staffed()
        let connection = try await house.arrive(vera).connection
        _ = try await house.send("Hello?", draft: "d", by: vera)
        _ = try await house.accept(Target(vera), by: house.actor(ana))
        house.leave(vera, connection)
        house.database.afterNextRead { await house.wait(.seconds(60)) }

        try await house.arrive(vera)

        #expect(told.withLock { $0 } == [vera, vera])
        #expect(house.lobby.record(vera)?.left == nil)
    }

    @Test func `a captured visitor stays with the last status after leaving until released`() async throws {
        let house = try await TestHouse.open().staffed()
        let connection = try await house.arrive(vera).connection
        try await house.capture(vera, reason: "Wants a quote", by: house.actor(ana))
        #expect(
            await refusal { try await house.capture(vera, reason: nil, by: house.actor(ben)) }
                == .notOffered(in: .inSite))
        house.leave(vera, connection)
        await house.wait(.seconds(60))
        #expect(house.lobby.record(vera)?.left != nil)
        #expect(house.lobby.record(vera)?.captured == true)
        #expect(house.lobby.listedVisitor(vera)?.profile.capture?.reason == "Wants a quote")

        let failure = await refusal {
            _ = try await house.invite("Hello?", to: Target(vera), by: house.actor(ana))
        }
        #expect(failure == .notOffered(in: .inSite), "only viewing, release and ban are offered")

        try await house.capture.release(vera, by: house.actor(ben))
        #expect(house.lobby.record(vera) == nil)
        #expect(
            await refusal { try await house.capture.release(vera, by: house.actor(ben)) }
                == .notOffered(in: .inSite))
    }

    @Test func `a captured visitor survives a restart and returns to the same row`() async throws {
        let old = try await TestHouse.open().staffed()
        let connection = try await old.arrive(vera).connection
        try await old.capture(vera, reason: nil, by: old.actor(ana))
        old.leave(vera, connection)
        await old.wait(.minutes(2))
        try await old.writeVisits()

        let house = try await old.restarted()
        #expect(house.lobby.record(vera)?.captured == true)
        #expect(house.lobby.record(vera)?.left != nil)
        try await house.arrive(vera)

        #expect(house.lobby.record(vera)?.left == nil)
        #expect(house.lobby.counts.listed == 1)
    }

    @Test func `a capture is released thirty days after the visitor was last seen`() async throws {
        let house = try await TestHouse.open().staffed()
        let connection = try await house.arrive(vera).connection
        try await house.capture(vera, reason: nil, by: house.actor(ana))
        house.leave(vera, connection)
        await house.wait(.minutes(2))
        try await house.writeVisits()

        house.clock.advance(by: .days(29))
        try await house.forgetOld()
        #expect(house.lobby.record(vera) != nil)
        house.clock.advance(by: .days(1))
        try await house.forgetOld()

        #expect(house.lobby.record(vera) == nil)
        #expect(
            try await house.store.read { db in try db.visitors.standing(of: vera)?.profile.capture } == nil)
    }

    @Test func `a new visit begins half an hour after leaving, with status In Site`() async throws {
        let house = try await TestHouse.open().staffed()
        let first = try await house.arrive(vera).connection
        _ = try await house.send("Hello?", draft: "d", by: vera)
        try await house.endByVisitor(by: vera)
        house.leave(vera, first)
        await house.wait(.minutes(29))
        try await house.writeVisits()

        let second = try await house.arrive(vera)
        #expect(second.welcome.state == .end)
        #expect(house.lobby.record(vera)?.visits == 1)
        house.leave(vera, second.connection)
        await house.wait(.minutes(30))
        try await house.writeVisits()

        let third = try await house.arrive(vera)
        #expect(third.welcome.state == .inSite)
        #expect(house.lobby.record(vera)?.visits == 2)
        #expect(try await house.state(of: vera) == .inSite)
    }

    @Test func `a visitor who reads one page for two hours and returns after a minute continues the visit`()
        async throws
    {
        let house = try await TestHouse.open().staffed()
        let first = try await house.arrive(vera).connection
        try await house.writeVisits()
        let arrived = house.clock.now
        await house.wait(.hours(2))
        try await house.writeVisits()
        house.leave(vera, first)
        await house.wait(.minutes(2))
        try await house.writeVisits()

        try await house.arrive(vera)

        #expect(house.lobby.record(vera)?.arrived == arrived)
        #expect(house.lobby.record(vera)?.visits == 1)
    }

    @Test func `a captured visitor who left long before a restart begins a new visit on return`()
        async throws
    {
        let old = try await TestHouse.open().staffed()
        let connection = try await old.arrive(vera).connection
        _ = try await old.send("Hello?", draft: "d", by: vera)
        _ = try await old.refuse(Target(vera), by: old.actor(ana))
        try await old.capture(vera, reason: nil, by: old.actor(ana))
        old.leave(vera, connection)
        await old.wait(.minutes(2))
        try await old.writeVisits()
        old.clock.advance(by: .hours(5))

        let house = try await old.restarted()
        #expect(house.lobby.record(vera)?.status == .refusedByAgent)
        house.clock.advance(by: .minutes(1))
        let back = try await house.arrive(vera)

        #expect(back.welcome.state == .inSite)
        #expect(house.lobby.record(vera)?.status == .inSite)
        #expect(house.lobby.record(vera)?.visits == 2)
    }

    @Test func `an idle chat ends after an hour`() async throws {
        let house = try await TestHouse.open().staffed()
        let chat = try await house.chatting()
        await house.wait(.minutes(30))
        _ = try await house.send("Still there?", draft: "s", by: vera)
        await house.wait(.minutes(60))
        #expect(try await house.state(of: vera) == .chatting(chat, with: ana))

        await house.wait(.milliseconds(1))

        #expect(try await house.chat(chat)?.ended?.reason == .idle)
        #expect(try await house.state(of: vera) == .end)
    }

    /// Vera has visited before and is no longer on the list.
    private func away() async throws -> TestHouse {
        let house = try await TestHouse.open().staffed()
        let connection = try await house.arrive(vera, url: "https://tulip.example/last").connection
        house.leave(vera, connection)
        await house.wait(.minutes(5))
        try await house.writeVisits(everything: true)
        #expect(house.lobby.record(vera) == nil)
        return house
    }

    @Test func `a visitor who writes without a connection is listed, and missed if nobody accepts`()
        async throws
    {
        let house = try await away()

        let chat = try await house.send("Hello?", draft: "d", by: vera).chat

        let row = try #require(house.lobby.record(vera))
        #expect(row.status == .waitingForChat)
        #expect(row.chat == chat)
        #expect(row.page.url == "https://tulip.example/last")
        #expect(row.left == nil)
        await house.wait(.seconds(60))
        #expect(try await house.chat(chat)?.ended?.reason == .missed)
        #expect(house.lobby.record(vera) == nil)
    }

    @Test func `a visitor who writes and then connects is one row and keeps the chat`() async throws {
        let house = try await away()
        let chat = try await house.send("Hello?", draft: "d", by: vera).chat

        let welcome = try await house.arrive(vera).welcome

        #expect(welcome.chat?.id == chat)
        await house.wait(.minutes(5))
        #expect(house.lobby.record(vera)?.status == .waitingForChat)
        #expect(house.lobby.counts.online == 1)
    }

    @Test func `a visitor captured while away is shown as left until released`() async throws {
        let house = try await away()

        try await house.capture(vera, reason: nil, by: house.actor(ana))

        #expect(house.lobby.record(vera)?.captured == true)
        #expect(house.lobby.record(vera)?.left != nil)
        try await house.capture.release(vera, by: house.actor(ana))
        #expect(house.lobby.record(vera) == nil)
    }
}
