import FoyerCore
import FoyerServer
import FoyerService
import FoyerStore
import TestSupport
import Testing

struct LinkTests {
    private let house: TestHouse

    init() async throws { house = try await TestHouse.open() }

    private var server: Server { house.server }
    private static let password = "five green tulips"

    @Test(arguments: [OneTimeLink.Purpose.invitation, .passwordReset])
    func `a link says whose it is, sets the password once, and logs in`(purpose: OneTimeLink.Purpose)
        async throws
    {
        let token = try await house.makeLink(purpose, for: Cast.ben.id)

        let opened = try await server.openLink(token, from: Cast.address)
        #expect(opened.agent == Cast.ben && opened.link.purpose == purpose)
        let success = try await server.useLink(token, password: Self.password, from: Cast.address)

        #expect(server.logIn.agent(for: success.token)?.id == Cast.ben.id)
        _ = try await server.logIn(email: Cast.ben.email, password: Self.password, from: Cast.address)
        #expect(await use(token) == "used")
        #expect(await open(token) == "used")
    }

    @Test func `a new password ends the sessions that the old one opened`() async throws {
        let before = try await server.logIn(
            email: Cast.ben.email, password: "secret of Ben", from: Cast.address
        ).token
        let token = try await house.makeLink(.passwordReset, for: Cast.ben.id)

        let after = try await server.useLink(token, password: Self.password, from: Cast.address).token

        #expect(!server.logIn.isOpen(before))
        #expect(server.logIn.isOpen(after))
    }

    @Test func `an agent without a password can only come by the link`() async throws {
        let nora = Agent(
            id: Agent.ID(high: 1, low: 9), name: "Nora", title: "", email: "nora@tulip.example", role: .agent)
        try await house.store.write { db in try db.agents.insert(nora, password: nil) }
        for password in ["", "nil", "NULL"] {
            let word = await refusal {
                _ = try await server.logIn(email: nora.email, password: password, from: Cast.address)
            }
            #expect(word == "wrongCredentials")
        }
        let token = try await house.makeLink(.invitation, for: nora.id)

        let success = try await server.useLink(token, password: Self.password, from: Cast.address)

        #expect(server.logIn.agent(for: success.token)?.name == "Nora", "the directory was read again")
    }

    @Test(arguments: OneTimeLink.Purpose.allCases)
    func `a link is over when its time is, to the millisecond`(purpose: OneTimeLink.Purpose) async throws {
        let token = try await house.makeLink(purpose, for: purpose == .setup ? nil : Cast.ben.id)

        house.clock.advance(by: purpose.lifetime)
        #expect(await open(token) == "expired")
        #expect(await use(token) == "expired")
        house.clock.advance(by: .milliseconds(-1))
        #expect(await open(token) == "nothing")
    }

    @Test func `a newer link makes the earlier ones of the same kind void, and no other`() async throws {
        let first = try await house.makeLink(.passwordReset, for: Cast.ben.id)
        let others = [
            try await house.makeLink(.passwordReset, for: Cast.ana.id),
            try await house.makeLink(.invitation, for: Cast.ben.id), try await house.makeLink(.setup),
        ]
        let second = try await house.makeLink(.passwordReset, for: Cast.ben.id)

        #expect(await open(first) == "unknown")
        for token in others + [second] { #expect(await open(token) == "nothing") }
    }

    @Test func `the store has no token, only its fingerprint`() async throws {
        let token = try await house.makeLink(.passwordReset, for: Cast.ben.id)
        let stored = try await house.aside.read { db in try db.links.find(token) }
        #expect(stored == nil)
        #expect(try await house.aside.read { db in try db.links.find("print of \(token)") } != nil)
    }

    @Test func `a refused password uses up nothing`() async throws {
        let token = try await house.makeLink(.passwordReset, for: Cast.ben.id)

        let word = await refusal {
            _ = try await server.useLink(token, password: "short", from: Cast.address)
        }

        #expect(word.hasPrefix("password(") && word.contains("tooShort(least: 10, got: 5)"))
        #expect(await use(token) == "nothing")
    }

    @Test func `of many who use a link at once, one wins`() async throws {
        let token = try await house.makeLink(.passwordReset, for: Cast.ben.id)

        let words = await withTaskGroup(of: String.self) { group in
            for _ in 0..<8 { group.addTask { await use(token) } }
            return await group.reduce(into: []) { $0.append($1) }
        }

        #expect(words.sorted() == ["nothing"] + Array(repeating: "used", count: 7))
    }

    @Test func `ten unknown links lock a network for a minute, but no other, and known ones cost nothing`()
        async throws
    {
        let token = try await house.makeLink(.passwordReset, for: Cast.ben.id)
        for _ in 0..<30 { #expect(await open(token) == "nothing") }
        for number in 0..<10 { #expect(await open("guess \(number)") == "unknown") }

        #expect(await open(token).hasPrefix("tooManyAttempts"))
        #expect(await use(token).hasPrefix("tooManyAttempts"))
        _ = try await server.openLink(token, from: Address(ipv4: 1))
        house.clock.advance(by: .minutes(1))
        #expect(await open(token) == "nothing")
    }

    @Test func `while the links cannot be read, nothing is counted`() async throws {
        let token = try await house.makeLink(.passwordReset, for: Cast.ben.id)
        try await house.rename("one_time_link", to: "unreadable")
        for _ in 0..<20 { #expect(await open(token).hasPrefix("store")) }

        try await house.rename("unreadable", to: "one_time_link")
        #expect(await open(token) == "nothing")
    }

    @Test func `a set-up link sets no password, and no other link sets up`() async throws {
        let setup = try await house.makeLink(.setup)
        let reset = try await house.makeLink(.passwordReset, for: Cast.ben.id)

        #expect(await use(setup) == "unknown")
        let person = SetUp.Administrator(name: "Eve", email: "eve@tulip.example", password: Self.password)
        #expect(
            await refusal { _ = try await server.setUp(person, token: reset, from: Cast.address) }
                == "unknown")
    }

    private func open(_ token: String) async -> String {
        await refusal { _ = try await server.openLink(token, from: Cast.address) }
    }

    private func use(_ token: String) async -> String {
        await refusal { _ = try await server.useLink(token, password: Self.password, from: Cast.address) }
    }
}
