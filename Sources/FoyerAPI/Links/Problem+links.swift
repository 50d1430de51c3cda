import FoyerCore
import FoyerService
import FoyerSessions
import FoyerWire

extension Problem {
    init(_ failure: LinkFailure) {
        switch failure {
        case .unknown:
            self.init(
                .linkUnknown,
                detail:
                    "This link is not valid. A newer link may have replaced it, or the address is incomplete."
            )
        case .expired: self.init(.linkExpired, detail: "This link has expired. Ask for a new one.")
        case .used: self.init(.linkUsed, detail: "This link has already been used. Log in instead.")
        case .tooManyAttempts(let wait):
            self.init(
                .tooManyAttempts, detail: "Too many links that are not valid. Try again later.",
                retryAfter: wait)
        case .password(let fault): self.init(fault, field: "password")
        case .empty(let field): self.init(.empty, detail: "\(field) can't be empty.", field: field)
        case .notAContact(let fault): self.init(fault)
        case .busy:
            self.init(.unavailable, detail: "The server is busy. Try again.", retryAfter: Problem.busyRetry)
        case .store(let error): self.init(error)
        }
    }

    /// Waiting passwords are hashed within a second.
    private static let busyRetry = Span.seconds(1)
}
