import FoyerCore
package import FoyerService
import FoyerStore
package import FoyerWire

// Logging in and out.
extension ClientGateway {
    /// - Throws: a problem: `wrongCredentials`, `tooManyAttempts`, or `unavailable`
    package func logIn(_ credentials: LogInRequest, _ client: ClientRequest) async throws(Problem)
        -> LogIn.Success
    {
        do {
            return try await agents.logIn(
                email: credentials.email, password: credentials.password, from: client.address,
                device: client.deviceCookie, userAgent: client.userAgent)
        } catch { throw Self.problem(error) }
    }

    private static func problem(_ failure: LogIn.Failure) -> Problem {
        switch failure {
        case .wrongCredentials:
            Problem(.wrongCredentials, detail: "No agent has this e-mail address and password.")
        case .tooManyAttempts(let wait):
            Problem(
                .tooManyAttempts,
                detail:
                    "Too many wrong passwords. Try again later, or in a browser that you have logged in with before.",
                retryAfter: wait)
        case .busy:
            Problem(
                .unavailable, detail: "Too many log-ins at once. Try again.", retryAfter: Problem.storeRetry)
        case .store(let error): Problem(error)
        }
    }

    /// Closes the consoles whose log-in session has ended by another way than a log-out, e.g. a new password.
    package func closeEnded() {
        open.logOutEnded(isOpen: agents.logIn.isOpen)
    }

    /// Idempotent.
    package func logOut(_ client: ClientRequest) async throws(Problem) {
        guard let token = client.sessionCookie else { return }
        let agent = agents.logIn.agent(for: token)
        do { try await agents.logIn.end(token) } catch { throw Problem(error) }
        open.logOut(token)
        // Also if the console's connection broke a moment ago.
        if let agent { await agents.availability.logOut(agent.id) }
    }
}
