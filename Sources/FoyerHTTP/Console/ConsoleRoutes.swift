import FoyerSessions
import FoyerWire
import HTTPTypes
import Hummingbird

/// What consoles ask: the session and the commands.
struct ConsoleRoutes: Sendable {
    let api: ConsoleAPI
    let reader: RequestReader

    func add(to routes: Routes) {
        routes.on("/api/v1/session", .get) { request, context in
            await api.whoAmI(reader.client(of: request, context)).response
        }
        routes.on("/api/v1/session", .post) { request, context in
            let client = try reader.ownClient(of: request, context)
            let body = try await reader.body(of: request, limit: WireLimit.agentFrame)
            return switch await api.logIn(client, body) {
            case .opened(let session, let lifetime, let device, let body):
                Answer(
                    body: body,
                    headers: [
                        Self.setting(.session, session, lifetime: lifetime, client),
                        Self.setting(.device, device, lifetime: Self.deviceLifetime, client),
                    ]
                ).response
            case .refused(let answer):
                answer.response
            }
        }
        routes.on("/api/v1/session", .delete) { request, context in
            let client = try reader.ownClient(of: request, context)
            let answer = await api.logOut(client)
            let gone = Self.setting(.session, "", lifetime: 0, client)
            return Answer(status: answer.status, body: answer.body, headers: answer.headers + [gone]).response
        }
        routes.on("/api/v1/commands", .post) { request, context in
            let client = try reader.ownClient(of: request, context)
            let body = try await reader.body(of: request, limit: WireLimit.agentFrame)
            return await api.command(client, body).response
        }
    }

    /// Seconds that a browser is known to have logged in before: browsers keep no cookie for longer than 400 days.
    private static let deviceLifetime = 400 * 86_400

    private static func setting(
        _ cookie: AgentCookie, _ value: String, lifetime: Int, _ client: ClientRequest
    ) -> (name: String, value: String) {
        ("Set-Cookie", cookie.field(value, lifetime: lifetime, secure: client.secure))
    }
}
