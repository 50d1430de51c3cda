import FoyerCore
import FoyerService
import FoyerSessions
import FoyerWire

/// Log-in, log-out, and the agent of the current session.
enum SessionEndpoints {
    private static let path = "/api/v1/session"

    static let all: [Endpoint] = [
        Endpoint(
            .get, path, needs: .login, "Who is logged in", body: NoBody.self, answers: .ok(.session)
        ) { call in
            guard let agent = call.services.directory.agents[call.actor.id] else {
                throw AgentFailure.noAgent
            }
            return .ok(
                SessionShape(call.services.mapping.shape(agent), permissions: call.actor.permissions))
        },
        Endpoint(
            open: .post, path, "Log in", body: LogInRequest.self, answers: .ok(.session, cookies: true),
            refuses: [.wrongCredentials, .tooManyAttempts]
        ) { call in
            let success = try await call.services.gateway.logIn(call.body, call.request.client)
            let permissions = call.services.directory.permissions(of: success.agent.id) ?? []
            var answer = Answer.ok(
                SessionShape(call.services.mapping.shape(success.agent), permissions: permissions))
            answer.headers = [
                cookie(.session, success.token, lifetime: call.services.sessionLifetime, call.request.client),
                cookie(.device, success.device, lifetime: deviceLifetime, call.request.client),
            ]
            return answer
        },
        Endpoint(
            open: .delete, path, "Log out; again changes nothing", body: NoBody.self,
            answers: .nothing(cookies: true)
        ) { call in
            try await call.services.gateway.logOut(call.request.client)
            var answer = Answer.done
            answer.headers = [cookie(.session, "", lifetime: 0, call.request.client)]
            return answer
        },
    ]

    /// Seconds that a browser stays recognised after a log-in: browsers keep no cookie for longer than 400
    /// days.
    private static let deviceLifetime = 400 * 86_400

    private static func cookie(
        _ cookie: AgentCookie, _ value: String, lifetime: Int, _ client: ClientRequest
    ) -> (name: String, value: String) {
        ("Set-Cookie", cookie.field(value, lifetime: lifetime, secure: client.secure))
    }
}
