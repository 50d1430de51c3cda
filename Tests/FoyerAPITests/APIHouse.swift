import FoyerCore
import FoyerService
import FoyerSessions
import FoyerWire
import FoyerServer
import TestSupport
import Testing

@testable import FoyerAPI

/// The callers of the scenario tables.
enum Person: String, CaseIterable, Sendable {
    /// Not logged in.
    case guest
    case agent
    case supervisor
    case administrator

    /// The role; nil for none.
    var role: Role? { Role(rawValue: rawValue) }
}

/// The REST API over a test server, without HTTP.
struct APIHouse: Sendable {
    let parts: TestGateway
    let api: API
    private let tokens: [Person: String]

    static let sue = Agent(
        id: Agent.ID(high: 1, low: 3), name: "Sue", title: "Lead", email: "sue@tulip.example",
        role: .supervisor)
    /// Replaces `{ban}` in scenarios.
    let ban: Ban

    init(permissions: [Role: Set<Role.Permission>] = Directory.usualPermissions) async throws {
        var directory = Cast.directory
        directory.agents[Self.sue.id] = Self.sue
        directory.permissions = permissions
        parts = try await TestGateway(directory: directory)
        api = parts.house.server.api
        var tokens: [Person: String] = [:]
        for (person, agent) in [
            (Person.agent, Cast.ben), (.supervisor, Self.sue), (.administrator, Cast.ana),
        ] {
            tokens[person] = try await parts.logIn(
                email: agent.email, password: "secret of \(agent.name)", from: Cast.address
            ).token
        }
        self.tokens = tokens
        try await parts.house.arrive(Cast.vera)
        let made = try await parts.house.manageBans.add(
            .visitor(Cast.vera), comment: "Rude words", expires: nil, isConfirmed: false,
            by: Actor(Cast.ana.id, permissions: Role.administrator.usualPermissions))
        guard case .made(let ban) = made else { throw Missing() }
        self.ban = ban
    }

    struct Missing: Error {}

    /// - Parameter endpoint: e.g. `PATCH /api/v1/bans/{id}`; `{id}` is replaced by the ban's id.
    func ask(
        _ endpoint: String, as person: Person, query: [String: String] = [:], body: String = "",
        headers: [String: String] = [:], id: String? = nil
    ) async throws -> Answer {
        let found = try #require(API.endpoints.first { $0.name == endpoint }, "no endpoint \(endpoint)")
        return await api.respond(
            to: APIRequest(
                client: ClientRequest(
                    address: Cast.address, origin: "https://foyer.example", host: "foyer.example",
                    userAgent: "",
                    sessionCookie: tokens[person], secure: true),
                parameters: ["id": id.map(filled) ?? ban.id.description], query: query,
                body: Array(filled(body).utf8), headers: { name in headers[name].map { [filled($0)] } ?? [] }),
            at: found)
    }

    private func filled(_ text: String) -> String {
        text.replacing("{tag}", with: ban.revision.description).replacing(
            "{vera}", with: Cast.vera.description
        )
        .replacing("{ben}", with: Cast.ben.id.description)
        .replacing("{support}", with: Cast.support.id.description)
        .replacing("{sales}", with: Cast.sales.id.description)
        .replacing("{walt}", with: Cast.walt.description)
    }
}

extension Endpoint {
    var name: String { "\(method.rawValue) \(path)" }
}

extension Answer {
    var text: String {
        switch content {
        case .nothing: ""
        case .json(let bytes): String(decoding: bytes, as: UTF8.self)
        case .problem(let problem): String(decoding: problem.encoded(), as: UTF8.self)
        }
    }

    /// The problem's code; nil if the answer is not a problem.
    var code: RefusalCode? {
        if case .problem(let problem) = content { problem.code } else { nil }
    }

    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}
