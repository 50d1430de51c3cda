import FoyerCore
import FoyerService
import FoyerSessions
import FoyerStore
import FoyerWire

/// What every agent may do with their own account.
enum AccountEndpoints {
    private static let sessions = "/api/v1/account/sessions"

    static let all: [Endpoint] = [
        Endpoint(
            .get, sessions, needs: .login, "The browsers in which the agent is logged in", body: NoBody.self,
            answers: .ok(.account)
        ) { call in
            let sessions = try await call.services.ownAccount.sessions(
                token: call.request.client.sessionCookie ?? "", by: call.actor)
            var shapes: [AccountShape.Session] = []
            for session in sessions {
                let browser = await call.services.gateway.agents.browser(of: session.session.userAgent)
                shapes.append(call.services.mapping.shape(session, browser: browser))
            }
            return .ok(AccountShape(sessions: shapes))
        },
        Endpoint(
            .delete, sessions, needs: .login, "Log out in all other browsers", body: NoBody.self,
            answers: .nothing()
        ) { call in
            try await call.services.ownAccount.endOthers(
                token: call.request.client.sessionCookie ?? "", by: call.actor)
            return .done
        },
        Endpoint(
            .delete, "\(sessions)/{id}", needs: .login, "Log out in one browser; again changes nothing",
            body: NoBody.self, answers: .nothing()
        ) { call in
            try await call.services.ownAccount.end(
                Revision(call.request.parameters["id"] ?? ""), by: call.actor)
            return .done
        },
        Endpoint(
            .put, "/api/v1/account/password", needs: .login,
            "Change the own password; all other sessions end", body: PasswordRequest.self,
            answers: .nothing(), refuses: [.wrongPassword, .weakPassword, .tooManyAttempts, .tooLong, .empty]
        ) { call in
            let client = call.request.client
            try await call.services.ownAccount.changePassword(
                from: call.body.old, to: call.body.new, token: client.sessionCookie ?? "",
                at: client.address, by: call.actor)
            return .done
        },
    ]
}
