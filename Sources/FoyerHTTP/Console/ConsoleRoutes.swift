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
            case .opened(let session, let lifetime, let body):
                Answer(body: body, headers: [Self.cookie(session, lifetime: lifetime, client)]).response
            case .refused(let answer):
                answer.response
            }
        }
        routes.on("/api/v1/session", .delete) { request, context in
            let client = try reader.ownClient(of: request, context)
            let answer = await api.logOut(client)
            let gone = Self.cookie("", lifetime: 0, client)
            return Answer(status: answer.status, body: answer.body, headers: answer.headers + [gone]).response
        }
        routes.on("/api/v1/commands", .post) { request, context in
            let client = try reader.ownClient(of: request, context)
            let body = try await reader.body(of: request, limit: WireLimit.agentFrame)
            return await api.command(client, body).response
        }
    }

    /// Out of reach of scripts, and never sent along by what a foreign page posts.
    private static func cookie(_ value: String, lifetime: Int, _ client: ClientRequest) -> (String, String) {
        let secure = client.secure ? "; Secure" : ""
        let name = ClientRequest.sessionCookieName
        return (
            "Set-Cookie", "\(name)=\(value); Path=/; Max-Age=\(lifetime); HttpOnly; SameSite=Lax\(secure)"
        )
    }
}
