public import FoyerCore
public import FoyerStore

/// Why a one-time link could not be opened or used. Says nothing about accounts to somebody who guesses.
public enum LinkFailure: StoreReportingError, Sendable {
    /// Never made here, replaced by a newer one, or forgotten since.
    case unknown
    case expired
    case used
    /// Too many unknown links from one network.
    case tooManyAttempts(retryAfter: Span)
    case password(PasswordFault)
    /// A needed text is empty.
    case empty(field: String)
    case notAContact(ContactFault)
    /// Too many passwords are being hashed at this moment.
    case busy
    case store(StoreError)

    /// Maps an error thrown by a transaction.
    public init(_ error: any Error) {
        switch error {
        case let failure as LinkFailure: self = failure
        case let failure as StoreError: self = .store(failure)
        default: self = .store(.unavailable(error))  // thrown by the driver, not an enum of ours
        }
    }

    init(_ failure: LogIn.Failure) {
        switch failure {
        case .wrongCredentials: self = .unknown
        case .tooManyAttempts(let wait): self = .tooManyAttempts(retryAfter: wait)
        case .busy: self = .busy
        case .store(let error): self = .store(error)
        }
    }
}

extension OneTimeLink {
    /// - Throws: `expired` or `used`.
    func mustBeOpen(at now: Instant) throws(LinkFailure) {
        switch standing(at: now) {
        case .open: break
        case .expired: throw .expired
        case .used: throw .used
        }
    }
}
