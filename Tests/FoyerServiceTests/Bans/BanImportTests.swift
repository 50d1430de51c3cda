import FoyerBoard
import FoyerServer
import FoyerStore
import FoyerRealtime
import FoyerCore
import FoyerService
import TestSupport
import Testing

struct BanImportTests {
    private let house: TestHouse

    init() async throws { house = try await TestHouse.open().staffed() }

    private func run(_ text: String, commit: Bool) async throws -> ManageBans.ImportReport {
        try await house.manageBans.import(
            Array(text.utf8), commit: commit, by: house.actor(Cast.ana.id, needs: .manageBans))
    }

    private func stored() async throws -> [Ban] { try await house.store.read { db in try db.bans.all() } }

    @Test func `a try changes nothing`() async throws {
        let report = try await run("203.0.113.1\n203.0.113.2\n", commit: false)
        #expect(report.accepted == 2)
        #expect(!report.isDone)
        #expect(house.manageBans.page(.init(), by: house.actor(Cast.ana.id)).total == 0)
        #expect(try await stored().isEmpty)
    }

    @Test func `an import bans at once, and done again it changes nothing`() async throws {
        let file = "value,comment\n203.0.113.1,Spam\n203.0.113.1,Twice\n198.51.100.0/24,Farm\nnobody,\n"
        let report = try await run(file, commit: true)
        #expect(report.isDone && report.accepted == 2 && report.existing == 1 && report.refusals.count == 1)
        #expect(try await stored().map(\.comment).sorted() == ["Farm", "Spam"])
        let address = try #require(Address("198.51.100.77"))
        #expect(house.server.bans.contains(nil, at: address, now: house.clock.now))

        let again = try await run(file, commit: true)
        #expect(again.accepted == 0 && again.existing == 3)
        #expect(try await stored().count == 2)
    }

    @Test func `an expired ban of the same address makes way`() async throws {
        _ = try await run("203.0.113.1,Old,1970-01-02", commit: true)
        await house.wait(.days(3))
        let report = try await run("203.0.113.1,New", commit: true)
        #expect(report.accepted == 1)
        #expect(try await stored().map(\.comment) == ["New"])
    }

    @Test(arguments: ["10.0.0.0/8", "127.0.0.1", "203.0.0.0/8"])
    func `a range that needs a confirmation is refused`(value: String) async throws {
        let report = try await run(value, commit: true)
        #expect(report.accepted == 0 && report.refusals.count == 1)
        #expect(try await stored().isEmpty)
    }

    @Test func `visitors who are banned by it are evicted, and counted before`() async throws {
        try await house.arrive(Cast.vera)
        #expect(try await run("\(Cast.vera)", commit: false).stopped == 1)
        #expect(house.lobby.record(Cast.vera) != nil)
        _ = try await run("\(Cast.vera)", commit: true)
        #expect(house.lobby.record(Cast.vera) == nil)
    }

    @Test func `a preview says whom a ban would stop, why not the others, and writes nothing`() async throws {
        try await house.arrive(Cast.vera)
        let actor = try house.actor(Cast.ana.id, needs: .manageBans)
        let address = try #require(house.lobby.record(Cast.vera)?.address)

        let met = try await house.manageBans.preview(.addresses(AddressRange(address)), by: actor)
        #expect(met.met.map(\.visitor) == [Cast.vera] && met.metCount == 1 && met.spared.isEmpty)
        #expect(met.online == 1 && met.lastDay == 1)

        let missed = try await house.manageBans.preview(
            .addresses(try AddressRange("2001:db8::/64")), by: actor)
        #expect(missed.metCount == 0)
        #expect(missed.spared.map(\.why) == [.otherFamily])
        let visitor = try await house.manageBans.preview(.visitor(Cast.walt), by: actor)
        #expect(visitor.spared.map(\.why) == [.otherVisitor])
        #expect(try await stored().isEmpty)
    }
}
