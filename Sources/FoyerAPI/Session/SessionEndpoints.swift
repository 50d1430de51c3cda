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
            return .loggedIn(success, call.services, call.request.client)
        },
        Endpoint(
            open: .delete, path, "Log out; again changes nothing", body: NoBody.self,
            answers: .nothing(cookies: true)
        ) { call in
            try await call.services.gateway.logOut(call.request.client)
            var answer = Answer.done
            answer.headers = [Answer.cookie(.session, "", lifetime: 0, call.request.client)]
            return answer
        },
    ]
}
