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
        case .password(let fault): self.init(fault)
        case .empty(let field): self.init(.empty, detail: "\(field) can't be empty.", field: field)
        case .notAContact(let fault): self.init(fault)
        case .busy:
            self.init(.unavailable, detail: "The server is busy. Try again.", retryAfter: Problem.busyRetry)
        case .store(let error): self.init(error)
        }
    }

    /// Waiting passwords are hashed within a second.
    private static let busyRetry = Span.seconds(1)

    private init(_ fault: PasswordFault) {
        switch fault {
        case .tooShort(let least, let got):
            self.init(
                .weakPassword, detail: "A password has at least \(least) characters; this one has \(got).",
                field: "password")
        case .tooLong(let limit, let got):
            self.init(
                .tooLong, detail: "password can have at most \(limit) characters; this has \(got).",
                reason: .length(limit: limit, got: got), field: "password")
        case .guessable:
            self.init(
                .weakPassword,
                detail:
                    "This password is easy to guess. Choose one without common words, rows of keys or your own name.",
                field: "password")
        }
    }
}
