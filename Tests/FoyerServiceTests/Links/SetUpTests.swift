import FoyerCore
import FoyerServer
import FoyerService
import FoyerStore
import TestSupport
import Testing

struct SetUpTests {
    private let house: TestHouse

    init() async throws { house = try await TestHouse.open(directory: Directory()) }

    private static let ana = SetUp.Administrator(
        name: " Ana  Lopez ", email: "Ana@tulip.example", password: "five green tulips")

    @Test func `the first administrator exists, is logged in, and works in the queue`() async throws {
        let token = try await house.makeLink(.setup)

        let success = try await house.server.setUp(Self.ana, token: token, from: Cast.address)

        let directory = house.directory.now
        let ana = try #require(directory.agents[success.agent.id])
        #expect(ana.name == "Ana Lopez" && ana.email == "ana@tulip.example" && ana.role == .administrator)
        #expect(directory.queues.values.map(\.name) == ["Support"])
        #expect(directory.queues.values.first?.agents == [ana.id])
        #expect(house.server.logIn.agent(for: success.token) == ana)
        _ = try await house.server.logIn(
            email: "ana@tulip.example", password: Self.ana.password, from: Cast.address)
    }

    @Test func `of two who set up at once, one wins and the other is refused`() async throws {
        let token = try await house.makeLink(.setup)
        let server = house.server

        let words = await withTaskGroup(of: String.self) { group in
            for name in ["Ana", "Ben"] {
                group.addTask {
                    await refusal {
                        let person = SetUp.Administrator(
                            name: name, email: "\(name)@tulip.example", password: "five green tulips")
                        _ = try await server.setUp(person, token: token, from: Cast.address)
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }

        #expect(words.sorted() == ["nothing", "used"])
        #expect(house.directory.now.agents.count == 1 && house.directory.now.queues.count == 1)
    }

    @Test func `once there is an agent by another way, the link creates nobody`() async throws {
        let token = try await house.makeLink(.setup)
        try await house.store.write { db in try db.agents.insert(Cast.ben, password: "x") }

        let word = await refusal {
            _ = try await house.server.setUp(Self.ana, token: token, from: Cast.address)
        }

        #expect(word == "used")
        #expect(try await house.aside.read { db in try db.agents.all() } == [Cast.ben])
    }

    @Test(arguments: [
        ("", "ana@tulip.example", "five green tulips", "empty(field: \"name\")"),
        ("Ana", " ", "five green tulips", "empty(field: \"email\")"),
        ("Ana", "ana", "five green tulips", "notAContact"),
        ("Ana", "ana@tulip.example", "short", "password("),
        ("Ana", "ana@tulip.example", "password1234", "password("),
    ])
    func `what cannot be used is named, and the link stays good`(
        name: String, email: String, password: String, word: String
    ) async throws {
        let token = try await house.makeLink(.setup)
        let person = SetUp.Administrator(name: name, email: email, password: password)

        let got = await refusal { _ = try await house.server.setUp(person, token: token, from: Cast.address) }

        #expect(got.hasPrefix(word), "\(got)")
        _ = try await house.server.setUp(Self.ana, token: token, from: Cast.address)
    }
}
