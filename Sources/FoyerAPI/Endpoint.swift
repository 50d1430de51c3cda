import FoyerCore
public import FoyerService
import FoyerWire

/// One method of one path of the REST API, as a value: who may use it, what it accepts, what it returns, what
/// it does.
/// Everything the server knows about an endpoint is here: the router, the permission check, `/openapi.yaml`
/// and the tests are derived from it.
public struct Endpoint: Sendable {
    public enum Method: String, CaseIterable, Hashable, Sendable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    /// Who may use it.
    public enum Access: Hashable, Sendable {
        case everyone
        case needs(Need)
    }

    /// The precondition that the client may or must send.
    public enum Edition: Hashable, Sendable {
        case none
        /// `If-Match` is honoured if sent.
        case mayMatch
        /// `If-Match` is required.
        case mustMatch
    }

    public let method: Method
    /// With parameters in braces, e.g. `/api/v1/bans/{id}`.
    public let path: String
    public let access: Access
    /// What it does, in a few words.
    public let summary: String
    let query: [QueryParameter]
    /// nil if the request has no body.
    let body: Schema?
    let bodyType: String
    let edition: Edition
    /// Whether the request may carry an `Idempotency-Key`.
    let isRepeatable: Bool
    let success: Success
    /// The codes it may refuse with, beside those of every endpoint.
    let refusals: [RefusalCode]
    let perform: @Sendable (Services, APIRequest) async throws -> Answer

    /// The answer on success.
    struct Success: Sendable {
        let status: Int
        /// nil if there is no body.
        let schema: Schema?
        var mediaType = "application/json"
        /// Whether the answer has an `ETag`.
        var hasTag = false
        /// Whether the answer sets cookies.
        var setsCookies = false

        static func ok(_ schema: Schema, tag: Bool = false, cookies: Bool = false) -> Success {
            Success(status: 200, schema: schema, hasTag: tag, setsCookies: cookies)
        }
        static let csv = Success(status: 200, schema: .text(), mediaType: "text/csv")
        static func created(_ schema: Schema) -> Success {
            Success(status: 201, schema: schema, hasTag: true)
        }
        static func nothing(cookies: Bool = false) -> Success {
            Success(status: 204, schema: nil, setsCookies: cookies)
        }
    }

    /// An endpoint for agents: the actor is made here, from `needs`, before `perform` is called.
    init<Body: RequestBody>(
        _ method: Method, _ path: String, needs need: Need, _ summary: String, query: [QueryParameter] = [],
        body: Body.Type, edition: Edition = .none, isRepeatable: Bool = false, answers success: Success,
        refuses refusals: [RefusalCode] = [],
        _ perform: @escaping @Sendable (Call<Actor, Body>) async throws -> Answer
    ) {
        self.init(
            method, path, .needs(need), summary, query, Body.self, edition, isRepeatable, success, refusals
        ) { services, request in
            guard let agent = services.agent(of: request.client) else { throw Problem.notLoggedIn }
            let actor = try services.gate.actor(agent, needs: need)
            if edition == .mustMatch, request.ifMatch == nil { throw Problem.editionMissing }
            let body = try Body(body: request.body)
            return try await perform(Call(services: services, actor: actor, body: body, request: request))
        }
    }

    /// An endpoint for everyone.
    init<Body: RequestBody>(
        open method: Method, _ path: String, _ summary: String, body: Body.Type, answers success: Success,
        refuses refusals: [RefusalCode] = [],
        _ perform: @escaping @Sendable (Call<Anyone, Body>) async throws -> Answer
    ) {
        self.init(method, path, .everyone, summary, [], Body.self, .none, false, success, refusals) {
            services, request in
            let body = try Body(body: request.body)
            return try await perform(Call(services: services, actor: Anyone(), body: body, request: request))
        }
    }

    private init(
        _ method: Method, _ path: String, _ access: Access, _ summary: String, _ query: [QueryParameter],
        _ body: any RequestBody.Type, _ edition: Edition, _ isRepeatable: Bool, _ success: Success,
        _ refusals: [RefusalCode],
        _ perform: @escaping @Sendable (Services, APIRequest) async throws -> Answer
    ) {
        self.method = method
        self.path = path
        self.access = access
        self.summary = summary
        self.query = query
        self.body = body.schema
        bodyType = body.mediaType
        self.edition = edition
        self.isRepeatable = isRepeatable
        self.success = success
        self.refusals = refusals
        self.perform = perform
    }

    /// Names of the parameters in the path.
    var parameters: [String] {
        path.split(separator: "/").filter { $0.first == "{" }.map { String($0.dropFirst().dropLast()) }
    }
}
