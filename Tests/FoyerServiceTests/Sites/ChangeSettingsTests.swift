import FoyerBoard
import FoyerCore
import FoyerRealtime
import FoyerServer
import FoyerService
import FoyerStore
import TestSupport
import Testing

struct ChangeSettingsTests {
    private let house: TestHouse

    init() async throws { house = try await TestHouse.open().staffed() }

    private var change: ChangeSettings {
        ChangeSettings(store: house.store, changeVisitor: house.changeVisitor, reload: house.server.reload)
    }

    private func actor() throws -> Actor { try house.actor(Cast.ana.id, needs: .changeSettings) }

    @Test func `a change takes effect at once, is published, and survives a restart`() async throws {
        _ = house.takePublished()

        let settings = try await change(
            [.leaveTime: .seconds(90)], revision: house.settings.revision, by: actor())

        #expect(settings.leaveTime == .seconds(90))
        #expect(house.settings == settings)
        #expect(house.takePublished().contains { if case .directory = $0 { true } else { false } })
        #expect(try await house.restarted().settings == settings)
    }

    @Test func `a setting that is absent from the request returns to its default`() async throws {
        _ = try await change([.leaveTime: .seconds(90)], revision: nil, by: actor())
        _ = try await change([.idleTime: .minutes(5)], revision: nil, by: actor())

        #expect(house.settings.leaveTime == SiteSetting.leaveTime.usual)
        #expect(house.settings.idleTime == .minutes(5))
        #expect(try await house.restarted().settings == house.settings)
    }

    @Test func `an edit with an outdated revision changes nothing`() async throws {
        let revision = house.settings.revision
        _ = try await change([.leaveTime: .seconds(90)], revision: revision, by: actor())
        let before = house.settings

        let word = await refusal {
            _ = try await change([.leaveTime: .seconds(10)], revision: revision, by: actor())
        }

        #expect(word.hasPrefix("editedMeanwhile(by: Optional("), "the refusal names the other editor")
        #expect(house.settings == before)
    }

    @Test func `a change is in the audit log, and an edit without a change is not`() async throws {
        _ = try await change([.leaveTime: .seconds(90)], revision: nil, by: actor())
        _ = try await change([.leaveTime: .seconds(90)], revision: nil, by: actor())

        let details = try await house.database.aside.read { db in
            try db.run("SELECT changes FROM audit WHERE action = 'changeSettings'").map {
                try $0.text("changes")
            }
        }
        #expect(details == ["leaveTime\u{1F}=1 min\u{1F}=90 s"])
    }

    @Test func `agents and supervisors may not change the settings`() throws {
        #expect(throws: AgentFailure.self) { try house.actor(Cast.ben.id, needs: .changeSettings) }
        #expect(!Role.supervisor.permissions.contains(.changeSettings))
        #expect(Role.administrator.permissions.contains(.changeSettings))
    }

    @Test(arguments: [10, 120])
    func `a new leave time applies to visitors who are already gone`(seconds: Int64) async throws {
        let connection = try await house.arrive(Cast.vera).connection
        house.leave(Cast.vera, connection)

        _ = try await change([.leaveTime: .seconds(seconds)], revision: nil, by: actor())

        await house.wait(.seconds(seconds - 1))
        #expect(house.lobby.record(Cast.vera)?.left == nil)
        #expect(house.lobby.record(Cast.vera) != nil)
        await house.wait(.seconds(1))
        #expect(house.lobby.record(Cast.vera) == nil)
    }

    @Test(arguments: [30, 300])
    func `a new return time applies to open chats`(seconds: Int64) async throws {
        let connection = try await house.arrive(Cast.vera).connection
        let chat = try await house.send("Hello?", draft: "d", by: Cast.vera).chat
        _ = try await house.accept(Target(Cast.vera), by: house.actor(Cast.ana.id))
        house.leave(Cast.vera, connection)
        await house.wait(.seconds(60))
        #expect(house.lobby.record(Cast.vera)?.left != nil)

        _ = try await change([.returnTime: .seconds(seconds)], revision: nil, by: actor())

        await house.wait(.seconds(seconds - 1))
        #expect(try await house.chat(chat)?.ended == nil)
        await house.wait(.seconds(1))
        #expect(try await house.chat(chat)?.ended?.reason == .left)
    }

    @Test func `a new return time applies to agents whose console is gone`() async throws {
        _ = house.availability.disconnect(Cast.ana.id)
        await house.wait(.seconds(20))
        #expect(house.roster.availability(of: Cast.ana.id) == .online)

        _ = try await change([.agentReturnTime: .seconds(30)], revision: nil, by: actor())

        await house.wait(.seconds(9))
        #expect(house.roster.availability(of: Cast.ana.id) == .online)
        await house.wait(.seconds(1))
        #expect(house.roster.availability(of: Cast.ana.id) == .offline)
    }

    @Test func `an invitation keeps the lifetime that was set when it was made`() async throws {
        _ = try await change([.invitationTime: .seconds(30)], revision: nil, by: actor())
        try await house.arrive(Cast.vera)
        _ = try await house.invite("May I help?", to: Target(Cast.vera), by: house.actor(Cast.ana.id))
        _ = try await change([:], revision: nil, by: actor())

        await house.wait(.seconds(29))
        #expect(try await house.state(of: Cast.vera)?.status == .manuallyInvited)
        await house.wait(.seconds(1))
        #expect(try await house.state(of: Cast.vera)?.status == .inSite)
    }

    @Test func `a change by another process takes effect at the next reload of the directory`() async throws {
        try await house.store.write { db in try db.settings.replace(by: [.queueTime: .minutes(1)]) }
        #expect(try await house.server.reload())
        #expect(house.settings.queueTime == .minutes(1))
    }
}
