import FoyerBoard
import FoyerCore
import FoyerRealtime
import FoyerService
import FoyerStore
import TestSupport
import Testing

private let (vera, walt) = (Cast.vera, Cast.walt)
private let (ana, ben) = (Cast.ana.id, Cast.ben.id)
private let elsewhere = Address(ipv4: 0xCB00_7163)  // 203.0.113.99

struct BanTests {
    private func ban(
        _ house: TestHouse, _ visitor: Visitor.ID = vera, byVisitor: Bool = true, byAddress: Bool = false,
        isConfirmed: Bool = false
    ) async throws(AgentFailure) -> [Ban] {
        try await house.ban(
            visitor, byVisitor: byVisitor, byAddress: byAddress, comment: "spam", isConfirmed: isConfirmed,
            by: house.actor(ben))
    }

    @Test
    func `a ban removes the row and closes the chat at once, keeps its transcript, and prevents new chats`()
        async throws
    {
        let house = try await TestHouse.open().staffed()
        let chat = try await house.chatting()

        _ = try await ban(house)

        #expect(house.lobby.record(vera) == nil)
        #expect(try await house.state(of: vera) == .banned)
        #expect(try await house.chat(chat)?.ended?.reason == .banned)
        #expect(try await house.messages(in: chat).last?.author == .system(.ended(.banned)))
        #expect(await refusal { _ = try await house.send("Hi", draft: "x", by: vera) } == "gone")
        #expect(await refusal { _ = try await house.arrive(vera) } == "gone")
        #expect(
            await refusal { _ = try await house.invite("Hi", to: Target(vera), by: house.actor(ana)) }
                == "banned")
        #expect(house.roster.chats(of: ana) == 0)
    }

    @Test func `the ban is published before anything is written`() async throws {
        let house = try await TestHouse.open().staffed()
        for visitor in [vera, walt] {
            try await house.arrive(visitor)
            _ = try await house.send("Hello?", draft: "d", by: visitor)
        }
        _ = house.takePublished()

        _ = try await ban(house, byVisitor: false, byAddress: true)

        let told = house.takePublished()
        guard case .bansChanged = told.first, case .banned(let visitors) = told.dropFirst().first else {
            Issue.record("the first published event is not the ban")
            return
        }
        #expect(Set(visitors) == [vera, walt])
        #expect(house.lobby.counts.listed == 0)
    }

    @Test func `a chat that could not be ended in the store is ended by a later sweep`() async throws {
        let house = try await TestHouse.open().staffed()
        let chat = try await house.chatting()
        try await house.breakChats()

        _ = try await ban(house)
        #expect(house.lobby.record(vera) == nil)
        await house.sweep()
        #expect(try await house.chat(chat)?.ended == nil)
        try await house.mendChats()
        await house.sweep()

        #expect(try await house.chat(chat)?.ended?.reason == .banned)
        #expect(house.roster.chats(of: ana) == 0)
    }

    @Test func `a visitor banned before a crash is evicted after the start`() async throws {
        let house = try await TestHouse.open().staffed()
        let chat = try await house.chatting()
        try await house.aside.write { db in
            try db.bans.insert(
                Ban(
                    id: Ban.ID(high: 1, low: 1), subject: .visitor(vera), comment: "", by: ana,
                    at: house.clock.now))
        }

        let again = try await house.restarted()
        #expect(again.lobby.record(vera) != nil)
        await again.sweep()

        #expect(again.lobby.record(vera) == nil)
        #expect(try await again.chat(chat)?.ended?.reason == .banned)
    }

    @Test
    func `after a ban by address and a crash no chat stays open, whatever address was stored`()
        async throws
    {
        let house = try await TestHouse.open().staffed()
        let chat = try await house.chatting()
        try await house.arrive(walt)
        _ = try await house.invite("Hello", to: Target(walt), by: house.actor(ana))
        // The process dies before the chat is ended and before the visits are written.
        try await house.breakChats()
        _ = try await ban(house, byVisitor: false, byAddress: true)
        #expect(try await house.chat(chat)?.ended == nil)

        let again = try await house.restarted()
        try await house.mendChats()
        await again.sweep()

        #expect(try await again.chat(chat)?.ended?.reason == .banned)
        #expect(try await again.state(of: walt) == .banned)
        #expect(again.lobby.counts.listed == 0)
        #expect(try await again.store.read { db in try db.evictions.all() } == [])
    }

    @Test func `a hello refused by a ban ends the visitor's open chat, but no chat of a visitor elsewhere`()
        async throws
    {
        let house = try await TestHouse.open().staffed()
        let chat = try await house.chatting()
        let again = try await house.restarted().staffed()
        // As if the ban had been written just before the crash, without its consequences.
        _ = try await again.manageBans.add(
            .addresses(AddressRange(Cast.address)), comment: nil, expires: nil, isConfirmed: true,
            by: house.actor(ana))
        #expect(again.lobby.record(vera) != nil, "her address is unknown")

        #expect(await refusal { _ = try await again.arrive(vera) } == "gone")
        await again.sweep()
        #expect(try await again.chat(chat)?.ended?.reason == .banned)
        #expect(again.lobby.record(vera) == nil)

        try await again.arrive(walt, address: elsewhere)
        let other = try await again.send("Hello?", draft: "d", by: walt).chat
        #expect(await refusal { _ = try await again.arrive(walt) } == "gone")
        await again.sweep()
        #expect(try await again.chat(other)?.ended == nil, "the tab at the other address stays open")
    }

    @Test func `an IPv6 visitor is banned with the network of the address`() async throws {
        let house = try await TestHouse.open().staffed()
        let here = try #require(Address("2001:db8:0:7::1"))
        let next = try #require(Address("2001:db8:0:7:ffff::2"))
        let neighbour = try #require(Address("2001:db8:0:8::1"))
        let third = Visitor.ID(high: 2, low: 3)
        try await house.arrive(vera, address: here)
        try await house.arrive(walt, address: next)
        try await house.arrive(third, address: neighbour)
        try await house.writeVisits()

        let preview = try await house.ban.preview(vera, by: house.actor(ben))
        #expect(preview.reach?.range.shortDescription == "2001:db8:0:7::/64")
        #expect(preview.sharedNow == 2)
        #expect(preview.sharedLately == 2)
        let made = try await ban(house, byVisitor: false, byAddress: true)

        #expect(made.first?.subject == .addresses(try AddressRange("2001:db8:0:7::/64")))
        #expect(house.lobby.record(walt) == nil)
        #expect(house.lobby.record(third) != nil)
        let later = try #require(Address("2001:db8:0:7:1:2:3:4"))
        #expect(await refusal { _ = try await house.arrive(vera, address: later) } == "gone")
        // In the Ban List a single address can be banned on purpose.
        _ = try await house.manageBans.add(
            .addresses(AddressRange(neighbour)), comment: nil, expires: nil, isConfirmed: false,
            by: house.actor(ana))
        #expect(await refusal { _ = try await house.arrive(third, address: neighbour) } == "gone")
    }

    @Test func `visitors of an IPv6 network are counted, whatever the notation of the range`() async throws {
        let house = try await TestHouse.open()
        let texts = [
            "2001:db8::1", "2001:db8:0:0:1::", "2001:db8::a:b:c:d", "2001:db8:0:1::1", "2001:db9::1",
        ]
        for (number, text) in texts.enumerated() {
            try await house.arrive(
                Visitor.ID(high: 9, low: UInt64(number)), address: try #require(Address(text)))
        }
        try await house.writeVisits()

        let count = try await house.store.read { db in
            try db.visits.countVisitors(
                at: try AddressRange("2001:db8::/64"), since: house.clock.now - .hours(1))
        }

        #expect(count == 3)
    }

    @Test func `a ban stores the visitor's name and can be removed by its author`()
        async throws
    {
        let house = try await TestHouse.open().staffed()
        try await house.arrive(vera)
        let name = try #require(house.lobby.record(vera)?.name)

        let made = try #require(try await ban(house).first)
        #expect(made.banned == Ban.Banned(vera, name: name, place: .unknown))
        #expect(try await house.restarted().bans.ban(made.id)?.banned?.name == name)

        house.clock.advance(by: .minutes(9))
        try await house.manageBans.remove(made.id, by: house.actor(ben))
        try await house.arrive(vera)
        let again = try #require(try await ban(house).first)
        house.clock.advance(by: .minutes(11))
        #expect(
            await refusal { try await house.manageBans.remove(again.id, by: house.actor(ben)) }
                == "forbidden(FoyerCore.Role.Permission.manageBans)")
        #expect(house.bans.ban(again.id) != nil)
    }

    @Test func `a ban that may affect many visitors asks for confirmation and states the numbers`()
        async throws
    {
        let house = try await TestHouse.open().staffed()
        for number in 0..<12 {
            try await house.arrive(Visitor.ID(high: 9, low: UInt64(number)), address: Cast.address)
        }
        try await house.arrive(vera, address: elsewhere)
        func doubt(_ range: String, isConfirmed: Bool = false) async throws -> String {
            let range = try AddressRange(range)
            do {
                _ = try await house.manageBans.add(
                    .addresses(range), comment: nil, expires: nil, isConfirmed: isConfirmed,
                    by: house.actor(ana))
                return "nothing"
            } catch .confirmationNeeded(let reach, let doubt) {
                return "\(doubt) \(reach.stopped) of \(reach.online)"
            } catch { return "\(error)" }
        }

        #expect(
            try await doubt("0.0.0.0/0").hasPrefix("addressOfProxy"), "the range contains a trusted proxy")
        #expect(try await doubt("64.0.0.0/2") == "loopbackAddress 0 of 13")
        #expect(try await doubt("172.0.0.0/8") == "privateAddress 0 of 13")
        #expect(try await doubt("::/0") == "loopbackAddress 0 of 13")
        #expect(try await doubt("203.0.0.0/8") == "veryWide 13 of 13")
        #expect(try await doubt("203.0.113.9") == "manyVisitors 12 of 13")
        #expect(try await doubt("203.0.113.99") == "nothing")
        #expect(try await doubt("2001:db8::/31") == "veryWide 0 of 12")
        #expect(try await doubt("203.0.113.9", isConfirmed: true) == "nothing")
    }

    @Test
    func `a ban by address applies to all visitors at that address, captured ones too, and to no others`()
        async throws
    {
        let house = try await TestHouse.open().staffed()
        try await house.arrive(vera)
        try await house.arrive(walt)
        let third = Visitor.ID(high: 2, low: 3)
        try await house.arrive(third, address: elsewhere)
        try await house.capture(walt, reason: nil, by: house.actor(ana))
        let preview = try await house.ban.preview(vera, by: house.actor(ben))
        #expect(preview.sharedNow == 2)
        #expect(!preview.isProxy)
        #expect(preview.reach?.doubt == nil)

        _ = try await ban(house, byVisitor: false, byAddress: true)

        #expect(house.lobby.record(vera) == nil)
        #expect(house.lobby.record(walt) == nil)
        #expect(house.lobby.record(third) != nil)
        #expect(await refusal { _ = try await house.arrive(vera) } == "gone")
        let change = try await house.arrive(vera, address: elsewhere)
        #expect(change.welcome.state == .inSite, "another address is not banned")
        let again = try await house.restarted()
        #expect(again.lobby.record(walt) == nil, "captured and banned")
    }

    @Test func `a visitor without a known address can be banned by id only`() async throws {
        let house = try await TestHouse.open().staffed()
        try await house.arrive(vera)
        try await house.capture(vera, reason: nil, by: house.actor(ana))
        let again = try await house.restarted().staffed()
        #expect(again.lobby.record(vera) != nil)

        #expect(try await again.ban.preview(vera, by: house.actor(ben)).address == nil)
        #expect(
            await refusal { _ = try await ban(again, byVisitor: false, byAddress: true) } == "addressUnknown")
        #expect(again.bans.all.isEmpty)
        _ = try await ban(again)
        #expect(again.lobby.record(vera) == nil)
    }

    @Test func `after a ban is removed the visit continues with its earlier pages`() async throws {
        let house = try await TestHouse.open().staffed()
        try await house.arrive(vera)
        let arrived = house.clock.now
        house.clock.advance(by: .seconds(9))
        let bans = try await ban(house)
        try await house.manageBans.remove(try #require(bans.first).id, by: house.actor(ana))

        try await house.arrive(vera)
        #expect(house.lobby.record(vera)?.visits == 1)
        #expect(house.lobby.record(vera)?.arrived == arrived)
        _ = try await ban(house)
        try await house.writeVisits()

        let visit = try await house.visit(of: vera)
        #expect(visit?.arrived == arrived)
        #expect(visit?.ended == arrived + .seconds(9))
    }

    @Test func `after a ban is removed the visitor is In Site at the next page`() async throws {
        let house = try await TestHouse.open().staffed()
        try await house.arrive(vera)
        let bans = try await ban(house)

        try await house.manageBans.remove(try #require(bans.first).id, by: house.actor(ana))

        #expect(try await house.arrive(vera).welcome.state == .inSite)
        #expect(house.lobby.record(vera)?.status == .inSite)
    }

    @Test func `an expired ban has no effect, and an agent can ban the visitor again`() async throws {
        let house = try await TestHouse.open().staffed()
        try await house.arrive(vera)
        let expires = house.clock.now + .hours(1)
        _ = try await house.manageBans.add(
            .visitor(vera), comment: nil, expires: expires, isConfirmed: false, by: house.actor(ana))
        #expect(await refusal { _ = try await house.arrive(vera) } == "gone")
        house.clock.advance(by: .hours(1))
        #expect(try await house.arrive(vera).welcome.state == .inSite)

        let bans = try await ban(house)

        #expect(bans.map(\.expires) == [nil])
        #expect(house.lobby.record(vera) == nil)
        #expect(await refusal { _ = try await house.arrive(vera) } == "gone")
        #expect(house.bans.all.count == 1)
    }

    @Test func `a range includes both of its ends and nothing beyond them`() async throws {
        let house = try await TestHouse.open()
        let range = try AddressRange(start: Address(ipv4: 0xCB00_7108), end: Address(ipv4: 0xCB00_710F))
        _ = try await house.manageBans.add(
            .addresses(range), comment: nil, expires: nil, isConfirmed: false, by: house.actor(ana))

        for (bits, isIn) in [
            (0xCB00_7107, true), (0xCB00_7108, false), (0xCB00_710F, false), (0xCB00_7110, true),
        ] {
            let word = await refusal {
                _ = try await house.arrive(vera, address: Address(ipv4: UInt32(bits)))
            }
            #expect((word == "nothing") == isIn, "\(bits)")
        }
    }

    @Test func `a trusted proxy cannot be banned, and a private address only after confirmation`()
        async throws
    {
        let house = try await TestHouse.open().staffed()
        let inner = Address(ipv4: 0x0A00_0005)  // 10.0.0.5
        try await house.arrive(vera, address: TestHouse.proxy)
        try await house.arrive(walt, address: inner)

        #expect(try await house.ban.preview(vera, by: house.actor(ben)).isProxy)
        #expect(try await house.ban.preview(walt, by: house.actor(ben)).reach?.doubt == .privateAddress)
        let proxy = await refusal { _ = try await ban(house, byAddress: true, isConfirmed: true) }
        #expect(proxy.hasPrefix("addressOfProxy"))
        let unconfirmed = await refusal { _ = try await ban(house, walt, byAddress: true) }
        #expect(unconfirmed.hasPrefix("confirmationNeeded"))
        #expect(house.bans.all.isEmpty, "nothing was changed")
        #expect(try await ban(house, walt, byAddress: true, isConfirmed: true).count == 2)
    }

    @Test func `an invalid ban is refused with the reason`() async throws {
        let house = try await TestHouse.open().staffed()
        try await house.arrive(vera)

        #expect(await refusal { _ = try await ban(house, byVisitor: false) } == "nothingChosen")
        #expect(await refusal { _ = try await ban(house, walt) } == "noSuchVisitor")
        let long = await refusal {
            _ = try await house.ban(
                vera, byVisitor: true, byAddress: false, comment: String(repeating: "x", count: 501),
                isConfirmed: false, by: house.actor(ben))
        }
        #expect(long.hasPrefix("tooLong"))
        #expect(await refusal { _ = try house.actor(ben, needs: .manageBans) }.hasPrefix("forbidden"))
        #expect(house.bans.all.isEmpty)
    }

    @Test func `hits are counted and stored`() async throws {
        let house = try await TestHouse.open().staffed()
        try await house.arrive(vera)
        _ = try await ban(house)
        for _ in 0..<2 { _ = await refusal { _ = try await house.arrive(vera) } }

        try await house.writeVisits()

        let stored = try await RestoreState(store: house.store).bans()
        #expect(stored.map(\.hits) == [2])
        #expect(stored.map(\.lastHit) == [house.clock.now])
    }

    @Test func `hits are stored even if the first write fails`() async throws {
        let house = try await TestHouse.open().staffed()
        try await house.arrive(vera)
        _ = try await ban(house)
        try await house.writeVisits()
        _ = await refusal { _ = try await house.arrive(vera) }
        try await house.rename("ban", to: "unwritable")
        #expect(await refusal { try await house.writeVisits() } != "nothing")
        _ = await refusal { _ = try await house.arrive(vera) }
        try await house.rename("unwritable", to: "ban")

        try await house.writeVisits()

        #expect(try await RestoreState(store: house.store).bans().map(\.hits) == [2])
    }
}
