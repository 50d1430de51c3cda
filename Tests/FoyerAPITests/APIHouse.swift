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
    /// Reads only.
    case auditor
    case supervisor
    case administrator
}

/// The REST API over a test server, without HTTP.
struct APIHouse: Sendable {
    let parts: TestGateway
    let api: API
    private let tokens: [Person: String]

    static let sue = Agent(
        id: Agent.ID(high: 1, low: 3), name: "Sue", title: "Lead", email: "sue@tulip.example",
        role: .supervisor)
    static let otto = Agent(
        id: Agent.ID(high: 1, low: 4), name: "Otto", title: "Audit", email: "otto@tulip.example",
        role: .auditor)
    /// The token that `{link}` means in scenarios: Ben's, for a new password.
    let link: String
    /// Replaces `{ban}` in scenarios.
    let ban: Ban

    /// - Parameter roles: in place of the built-in ones.
    init(roles: [Role] = Role.builtIn) async throws {
        var directory = Cast.directory
        directory.agents[Self.sue.id] = Self.sue
        directory.agents[Self.otto.id] = Self.otto
        for role in roles { directory.roles[role.id] = role }
        parts = try await TestGateway(directory: directory)
        api = parts.house.server.api
        var tokens: [Person: String] = [:]
        for (person, agent) in [
            (Person.agent, Cast.ben), (.auditor, Self.otto), (.supervisor, Self.sue),
            (.administrator, Cast.ana),
        ] {
            tokens[person] = try await parts.logIn(
                email: agent.email, password: "secret of \(agent.name)", from: Cast.address
            ).token
        }
        self.tokens = tokens
        try await parts.house.arrive(Cast.vera)
        let made = try await parts.house.manageBans.add(
            .visitor(Cast.vera), comment: "Rude words", expires: nil, isConfirmed: false,
            by: Actor(Cast.ana.id, name: Cast.ana.name, permissions: Role.administrator.permissions))
        guard case .made(let ban) = made else { throw Missing() }
        self.ban = ban
        link = try await parts.house.makeLink(.passwordReset, for: Cast.ben.id)
    }

    struct Missing: Error {}

    /// - Parameter endpoint: e.g. `PATCH /api/v1/bans/{id}`; `{id}` is replaced by the id of the ban, or of the widget Tulip.
    func ask(
        _ endpoint: String, as person: Person, query: [String: String] = [:], body: String = "",
        headers: [String: String] = [:], id: String? = nil
    ) async throws -> Answer {
        let found = try #require(API.endpoints.first { $0.name == endpoint }, "no endpoint \(endpoint)")
        let answer = await api.respond(
            to: APIRequest(
                client: ClientRequest(
                    address: Cast.address, origin: "https://foyer.example", host: "foyer.example",
                    userAgent: "",
                    sessionCookie: tokens[person], secure: true),
                parameters: ["id": id.map(filled) ?? usualID(for: endpoint)], query: query,
                body: Array(filled(body).utf8), headers: { name in headers[name].map { [filled($0)] } ?? [] }),
            at: found)
        return try await answer.collected()
    }

    /// What `{id}` stands for unless a test says so: the ban, or the widget Tulip.
    private func usualID(for endpoint: String) -> String {
        endpoint.contains("/widgets/") ? Cast.tulip.id.description : ban.id.description
    }

    func filled(_ text: String) -> String {
        text.replacing("{tag}", with: ban.revision.description).replacing(
            "{vera}", with: Cast.vera.description
        )
        .replacing("{link}", with: link).replacing("{widget}", with: Cast.tulip.id.description)
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
    /// With a file as what was written of it.
    fileprivate func collected() async throws -> Answer {
        guard case .file(_, let write) = content else { return self }
        var bytes: [UInt8] = []
        try await write { part in bytes += part }
        return Answer(status: status, .json(bytes), headers: headers)
    }

    var text: String {
        switch content {
        case .nothing: ""
        case .json(let bytes): String(decoding: bytes, as: UTF8.self)
        case .problem(let problem): String(decoding: problem.encoded(), as: UTF8.self)
        case .file: "a file"
        }
    }

    /// The problem's code; nil if the answer is not a problem.
    var code: RefusalCode? {
        if case .problem(let problem) = content { problem.code } else { nil }
    }

    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}
