import FoyerBoard
import FoyerCore
import FoyerRealtime
import FoyerServer
import FoyerService
import FoyerStore
import TestSupport
import Testing

/// Agents, roles and skills through the use cases, over the real store.
struct StaffUseCaseTests {
    private let house: TestHouse

    init() async throws { house = try await TestHouse.open().staffed() }

    private var edit: EditStaff { house.server.editStaff }
    private var ana: Actor { house.actor(Cast.ana.id) }

    private func nora(role: Role.ID = .agent, skills: Set<Skill.ID> = []) -> AgentDraft {
        AgentDraft(
            name: " Nora  Weiss ", alias: "Nora", title: "Support", email: "Nora@Tulip.example", role: role,
            limit: 3, skills: skills)
    }

    private func audit(_ action: String) async throws -> [String] {
        try await house.database.aside.read { db in
            try db.run("SELECT detail FROM audit WHERE action = \(action)").map { try $0.text("detail") }
        }
    }

    @Test func `an invited agent is known at once, cleaned, and chooses a password by the link`() async throws
    {
        let (agent, link) = try await InviteAgent(edit)(nora(), from: nil, by: ana)

        #expect(agent.name == "Nora Weiss")
        #expect(agent.email == "nora@tulip.example")
        #expect(house.directory.now.agents[agent.id] == agent)
        #expect(link.purpose == .invitation)
        #expect(try await house.server.openLink(link.token, from: Cast.address).agent == agent)
        let entry = try await entry(agent.id)
        #expect(!entry.hasJoined)
        #expect(entry.lastLogIn == nil)
        #expect(try await audit("createAgent").count == 1)

        _ = try await house.server.useLink(link.token, password: "nine tulips in a row", from: Cast.address)

        let joined = try await self.entry(agent.id)
        #expect(joined.hasJoined)
        #expect(joined.sessions == 1)
        #expect(joined.lastLogIn == house.clock.now)
        #expect(try await house.restarted().directory.now.agents[agent.id] == agent)
    }

    private func entry(_ id: Agent.ID) async throws -> ListStaff.Entry {
        let (store, clock) = (house.store, house.clock)
        return try await ListStaff(
            store: store, directory: house.directory, logIn: house.server.logIn, clock: { clock.now }
        ).agent(id, by: ana)
    }

    @Test(arguments: [
        ("", "nora@tulip.example", "empty(field: \"name\")"), ("Nora", " ", "empty(field: \"email\")"),
        ("Nora", "nora", "notAContact("),
        ("Nora", "BEN@tulip.example", "staff(FoyerCore.StaffRefusal.taken("),
    ])
    func `bad input names the field`(name: String, email: String, word: String) async throws {
        var draft = nora()
        (draft.name, draft.email) = (name, email)
        let refused = draft
        #expect(
            await refusal { _ = try await InviteAgent(edit)(refused, from: nil, by: ana) }.hasPrefix(word))
    }

    @Test func `a deactivated agent is out at once, and stays in history`() async throws {
        let session = try await house.server.logIn(
            email: Cast.ben.email, password: "secret of Ben", from: Cast.address)
        let link = try await AgentAccess(edit).link(for: Cast.ben.id, from: nil, by: ana)

        _ = try await ChangeAgent(edit)(Cast.ben.id, AgentEdit(isActive: false), revision: nil, by: ana)

        #expect(!house.server.logIn.isOpen(session.token))
        #expect(house.server.logIn.agent(for: session.token) == nil)
        #expect(house.directory.now.permissions(of: Cast.ben.id) == nil)
        #expect(house.directory.now.agents[Cast.ben.id]?.name == "Ben")
        await #expect(throws: LogIn.Failure.self) {
            _ = try await house.server.logIn(
                email: Cast.ben.email, password: "secret of Ben", from: Cast.address)
        }
        await #expect(throws: LinkFailure.self) {
            _ = try await house.server.openLink(link.token, from: Cast.address)
        }
        #expect(
            await refusal { _ = try await AgentAccess(edit).link(for: Cast.ben.id, from: nil, by: ana) }
                .contains("deactivated"))
        #expect(try await audit("changeAgent").count == 1)

        _ = try await ChangeAgent(edit)(Cast.ben.id, AgentEdit(isActive: true), revision: nil, by: ana)
        _ = try await house.server.logIn(email: Cast.ben.email, password: "secret of Ben", from: Cast.address)
    }

    @Test func `the chat of a deactivated agent goes to its queue`() async throws {
        _ = try await house.chatting(with: Cast.ben)
        #expect(house.lobby.record(Cast.vera)?.assignee == Cast.ben.id)
        _ = house.roster.disconnect(Cast.ben.id, at: house.clock.now)

        _ = try await ChangeAgent(edit)(Cast.ben.id, AgentEdit(isActive: false), revision: nil, by: ana)

        #expect(house.lobby.record(Cast.vera)?.status == .waitingForChat)
    }

    @Test func `an edit on top of somebody else's edit changes nothing, and names them`() async throws {
        let revision = try #require(house.directory.now.agents[Cast.ben.id]).revision
        _ = try await ChangeAgent(edit)(Cast.ben.id, AgentEdit(title: "First"), revision: revision, by: ana)

        let word = await refusal {
            _ = try await ChangeAgent(edit)(
                Cast.ben.id, AgentEdit(title: "Second"), revision: revision, by: ana)
        }

        #expect(word.hasPrefix("editedMeanwhile(by: Optional("))
        #expect(house.directory.now.agents[Cast.ben.id]?.title == "First")
    }

    @Test func `sessions that an administrator ends are over`() async throws {
        let token = try await house.server.logIn(
            email: Cast.ben.email, password: "secret of Ben", from: Cast.address
        ).token

        try await AgentAccess(edit).endSessions(of: Cast.ben.id, by: ana)

        #expect(!house.server.logIn.isOpen(token))
    }

    @Test func `an unlocked agent may try again at once`() async throws {
        for number in 0..<12 {
            _ = try? await house.server.logIn(
                email: Cast.ben.email, password: "wrong", from: Address(ipv4: 0xC633_6500 + UInt32(number)))
        }
        #expect(try await entry(Cast.ben.id).locked != nil)

        try await AgentAccess(edit).unlock(Cast.ben.id, by: ana)

        #expect(try await entry(Cast.ben.id).locked == nil)
        _ = try await house.server.logIn(
            email: Cast.ben.email, password: "secret of Ben", from: Address(ipv4: 0xC633_6501))
    }

    @Test func `a role is created, given, changed, and deleted when nobody has it`() async throws {
        let roles = ManageRoles(edit)
        let night = try await roles.create(name: " Night shift ", permissions: [.chat], by: ana)
        #expect(night.name == "Night shift")
        _ = try await ChangeAgent(edit)(Cast.ben.id, AgentEdit(role: night.id), revision: nil, by: ana)
        #expect(house.directory.now.permissions(of: Cast.ben.id) == [.chat])

        _ = try await roles.change(
            night.id, name: nil, permissions: [.chat, .monitor], revision: night.revision, by: ana)

        #expect(house.directory.now.permissions(of: Cast.ben.id) == [.chat, .monitor])
        #expect(
            await refusal { try await roles.delete(night.id, revision: nil, by: ana) }.contains("roleInUse"))
        _ = try await ChangeAgent(edit)(Cast.ben.id, AgentEdit(role: .agent), revision: nil, by: ana)
        try await roles.delete(night.id, revision: nil, by: ana)
        #expect(house.directory.now.roles[night.id] == nil)
        #expect(try await audit("changeRole").count == 1)
    }

    @Test func `a skill is given, renamed and deleted`() async throws {
        let skills = ManageSkills(edit)
        let french = try await skills.create(name: "French", by: ana)
        #expect(
            await refusal { _ = try await skills.create(name: "french", by: ana) }.contains("taken"))
        _ = try await ChangeAgent(edit)(
            Cast.ben.id, AgentEdit(skills: [french.id]), revision: nil, by: ana)
        #expect(try await house.restarted().directory.now.agents[Cast.ben.id]?.skills == [french.id])

        _ = try await skills.rename(french.id, to: "Français", revision: french.revision, by: ana)
        #expect(house.directory.now.skills[french.id]?.name == "Français")
        try await skills.delete(french.id, revision: nil, by: ana)

        #expect(house.directory.now.agents[Cast.ben.id]?.skills == [])
        #expect(
            await refusal {
                _ = try await ChangeAgent(edit)(
                    Cast.ben.id, AgentEdit(skills: [french.id]), revision: nil, by: ana)
            }.contains("noSuchSkill"))
    }

    @Test func `an agent changes the own password, and other browsers are logged out`() async throws {
        let logIn = house.server.logIn
        let here = try await logIn(email: Cast.ben.email, password: "secret of Ben", from: Cast.address).token
        let there = try await logIn(email: Cast.ben.email, password: "secret of Ben", from: Cast.address)
            .token
        let account = house.server.ownAccount
        let ben = house.actor(Cast.ben.id)
        let change = { (old: String, new: String) in
            try await account.changePassword(from: old, to: new, token: here, at: Cast.address, by: ben)
        }

        #expect(await refusal { try await change("wrong", "nine tulips in a row") } == "wrongPassword")
        #expect(await refusal { try await change("secret of Ben", "short") }.hasPrefix("weakPassword"))
        #expect(logIn.isOpen(there))
        try await change("secret of Ben", "nine tulips in a row")

        #expect(logIn.isOpen(here))
        #expect(!logIn.isOpen(there))
        _ = try await logIn(email: Cast.ben.email, password: "nine tulips in a row", from: Cast.address)
    }

    @Test func `an agent sees and ends their own sessions, and no others`() async throws {
        let logIn = house.server.logIn
        let here = try await logIn(
            email: Cast.ben.email, password: "secret of Ben", from: Cast.address, userAgent: "Firefox"
        ).token
        let there = try await logIn(email: Cast.ben.email, password: "secret of Ben", from: Cast.address)
            .token
        let anas = try await logIn(email: Cast.ana.email, password: "secret of Ana", from: Cast.address).token
        let account = house.server.ownAccount
        let ben = house.actor(Cast.ben.id)

        let sessions = try await account.sessions(token: here, by: ben)
        #expect(sessions.count == 2)
        #expect(sessions.first { $0.isCurrent }?.session.userAgent == "Firefox")
        let foreign = try #require(try await account.sessions(token: anas, by: ana).first)
        try await account.end(foreign.name, by: ben)
        #expect(logIn.isOpen(anas))
        try await account.end(try #require(sessions.first { !$0.isCurrent }).name, by: ben)

        #expect(!logIn.isOpen(there))
        #expect(logIn.isOpen(here))
        let third = try await logIn(email: Cast.ben.email, password: "secret of Ben", from: Cast.address)
            .token
        try await account.endOthers(token: here, by: ben)
        #expect(!logIn.isOpen(third))
        #expect(logIn.isOpen(here))
    }
}
