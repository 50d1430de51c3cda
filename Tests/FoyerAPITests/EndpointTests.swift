import FoyerCore
import FoyerService
import FoyerWire
import TestSupport
import Testing

@testable import FoyerAPI

struct EndpointTests {
    @Test func `every endpoint has a scenario for every caller`() {
        #expect(Set(Scenario.all.map(\.endpoint)) == Set(API.endpoints.map(\.name)))
        for scenario in Scenario.all {
            #expect(Set(scenario.answers.keys) == Set(Person.allCases), "\(scenario.endpoint)")
        }
        #expect(
            Set(API.endpoints.map(\.name)).count == API.endpoints.count,
            "two endpoints have the same method and path")
    }

    @Test(arguments: Scenario.all, Person.allCases)
    func `each caller gets the response in the table`(scenario: Scenario, person: Person) async throws {
        let house = try await APIHouse()
        let expected = try #require(scenario.answers[person])

        let answer = try await house.ask(
            scenario.endpoint, as: person, query: scenario.query, body: scenario.body,
            headers: scenario.headers, id: scenario.id)

        #expect(answer.status == expected.status, "\(answer.text)")
        for words in expected.has { #expect(answer.text.contains(house.filled(words)), "\(answer.text)") }
        for words in expected.hasNot { #expect(!answer.text.contains(words)) }
    }

    /// Generated from the endpoints: each is called with every permission except the one that it declares.
    @Test(arguments: API.endpoints.map(\.name))
    func `no request passes without the required permission`(name: String) async throws {
        let endpoint = try #require(API.endpoints.first { $0.name == name })
        guard case .needs(let need) = endpoint.access else { return }
        var needed: Set<Role.Permission> = []
        switch need {
        case .login: break
        case .permission(let permission): needed = [permission]
        case .anyOf(let some): needed = Set(some)
        }
        let rest = Set(Role.Permission.allCases).subtracting(needed)
        let house = try await APIHouse(roles: [Role(id: .supervisor, name: "Supervisor", permissions: rest)])

        #expect(try await house.ask(name, as: .guest).code == .loggedOut)
        let answer = try await house.ask(name, as: .supervisor)
        #expect((answer.code == .forbidden) == !needed.isEmpty, "\(answer.text)")
    }

    @Test func `every refusal of an endpoint is documented in its description`() async throws {
        for scenario in Scenario.all {
            let endpoint = try #require(API.endpoints.first { $0.name == scenario.endpoint })
            for person in Person.allCases {
                let answer = try await APIHouse().ask(
                    scenario.endpoint, as: person, query: scenario.query, body: scenario.body,
                    headers: scenario.headers, id: scenario.id)
                guard let code = answer.code else { continue }
                #expect(endpoint.allRefusals.contains(code), "\(endpoint.name): \(code)")
            }
        }
    }
}
