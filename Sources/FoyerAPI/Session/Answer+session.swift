import FoyerCore
import FoyerService
import FoyerSessions
import FoyerWire

extension Answer {
    /// The session of an agent who has just logged in, with its cookies.
    static func loggedIn(_ success: LogIn.Success, _ services: Services, _ client: ClientRequest) -> Answer {
        let permissions = services.directory.permissions(of: success.agent.id) ?? []
        var answer = Answer.ok(
            SessionShape(services.mapping.shape(success.agent), permissions: permissions))
        answer.headers = [
            cookie(.session, success.token, lifetime: services.sessionLifetime, client),
            cookie(.device, success.device, lifetime: deviceLifetime, client),
        ]
        return answer
    }

    /// Seconds that a browser stays recognised after a log-in: browsers keep no cookie for longer than 400
    /// days.
    private static let deviceLifetime = 400 * 86_400

    /// - Parameter lifetime: seconds; 0 removes the cookie.
    static func cookie(
        _ cookie: AgentCookie, _ value: String, lifetime: Int, _ client: ClientRequest
    ) -> (name: String, value: String) {
        ("Set-Cookie", cookie.field(value, lifetime: lifetime, secure: client.secure))
    }
}
