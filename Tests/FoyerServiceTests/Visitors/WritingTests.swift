import FoyerBoard
import FoyerCore
import FoyerRealtime
import FoyerService
import FoyerStore
import TestSupport
import Testing

private let vera = Cast.vera

/// When a visit is written to disk.
struct WritingTests {
    @Test
    func `a visit in progress is stored with its pages, and after a crash it ends at its last page`()
        async throws
    {
        let house = try await TestHouse.open()
        let (connection, _) = try await house.arrive(vera, url: "https://tulip.example/1")
        let arrived = house.clock.now
        try await house.writeVisits()
        house.clock.advance(by: .minutes(40))
        house.look(at: "https://tulip.example/2", vera, connection)
        let looked = house.clock.now
        try await house.writeVisits()

        let visit = try await house.visit(of: vera)
        #expect(visit?.arrived == arrived)
        #expect(visit?.ended == looked)
        #expect(visit?.pages == 2)
        #expect(visit?.trail.map(\.page.url) == ["https://tulip.example/1", "https://tulip.example/2"])
        let plain = try await house.database.aside.read { db in
            try db.run("SELECT ended FROM visit").map { try $0.instant("ended") }
        }
        #expect(plain == [arrived], "no index is updated during the visit")

        let next = try await house.restarted()
        next.clock.advance(by: .minutes(29))
        try await next.arrive(vera, url: "https://tulip.example/2")
        #expect(next.lobby.record(vera)?.arrived == arrived)
        #expect(next.lobby.record(vera)?.pages == 2)
        #expect(next.lobby.unwrittenVisits == (0, 0), "a return to the same page needs no write")
    }

    @Test func `a change of address is stored`() async throws {
        let house = try await TestHouse.open()
        try await house.arrive(vera)
        try await house.writeVisits()
        let other = Address(ipv4: 0xCB00_710A)

        try await house.arrive(vera, address: other)
        try await house.writeVisits()

        #expect(try await house.visit(of: vera)?.address == other)
    }

    @Test func `visits are written in batches, finished ones at once, and all of them before a stop`()
        async throws
    {
        let house = try await TestHouse.open()
        let stored = {
            try await house.database.aside.read { db in try db.run("SELECT visitor FROM visit") }.count
        }
        func come(_ high: UInt64, _ count: UInt64) {
            for low in 0..<count { house.come(Visitor.ID(high: high, low: low)) }
        }
        come(7, 600)
        for low in UInt64(0)..<600 {
            house.leave(Visitor.ID(high: 7, low: low), ConnectionID(number: low))
        }
        await house.wait(.minutes(1))
        come(8, 700)

        try await house.writeVisits()
        #expect(try await stored() == 1_100)
        try await house.writeVisits()
        #expect(try await stored() == 1_300)

        come(9, 700)
        try await house.writeVisits(everything: true)
        #expect(try await stored() == 2_000)
        #expect(house.lobby.unwrittenVisits == (0, 0))
    }

    @Test func `a visit written between the query and the arrival continues`() async throws {
        let house = try await TestHouse.open()
        let connection = try await house.arrive(vera).connection
        let arrived = house.clock.now
        house.leave(vera, connection)
        await house.wait(.seconds(60))

        // The order of a welcome: query the lobby, then the store; the visit is written in between.
        let asked = house.lobby.asked(about: vera)
        try await house.writeVisits()
        house.lobby.come(vera, asked: asked, at: house.clock.now)

        #expect(house.lobby.record(vera)?.arrived == arrived)
    }

    @Test func `all expired data is deleted in one call`() async throws {
        let house = try await TestHouse.open()
        for low in UInt64(0)..<2_500 { house.come(Visitor.ID(high: 7, low: low)) }
        try await house.writeVisits(everything: true)
        house.clock.advance(by: .days(31))

        try await house.forgetOld()

        let left = try await house.database.aside.read { db in
            try db.run("SELECT visitor FROM visit").count + db.run("SELECT id FROM visitor").count
        }
        #expect(left == 0)
    }

    @Test func `visits that could not be written are the first of the next batch, in order`() {
        let lobby = Lobby(leaveTime: .seconds(60), returnTime: .minutes(2))
        let noon = Instant(milliseconds: 1_767_614_400_000)
        let visitors = (UInt64(0)..<5).map { Visitor.ID(high: 7, low: $0) }
        for visitor in visitors { lobby.come(visitor, at: noon) }

        let taken = lobby.takeVisits(at: noon, limit: 3)
        lobby.giveBack(taken)

        #expect(lobby.unwrittenVisits == (3, 2))
        #expect(lobby.takeVisits(at: noon, limit: 10).map(\.visit.visitor) == visitors)
        #expect(lobby.takeVisits(at: noon, limit: 10).isEmpty)
    }
}

extension TestHouse {
    fileprivate func look(at url: String, _ visitor: Visitor.ID, _ connection: ConnectionID) {
        lobby.show(
            Page(url: url, title: "Tulip"), in: "t\(connection.number)", of: connection, visitor: visitor,
            isFocused: true, at: clock.now)
    }

    fileprivate func come(_ visitor: Visitor.ID) { lobby.come(visitor, at: clock.now) }
}
