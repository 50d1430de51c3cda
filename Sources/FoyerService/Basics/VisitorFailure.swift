public import FoyerCore
public import FoyerStore

/// Why a visitor's command was not carried out.
public enum VisitorFailure: StoreReportingError, Sendable {
    /// Banned: the widget disappears silently.
    case gone
    /// The visitor has logged out: this token is no longer valid.
    case loggedOut
    case nobodyOnline
    case noSuchChat
    case chatEnded
    case invitationOver
    /// The visitor sent this draft before with another text.
    case draftUsed
    case empty(field: String)
    case tooLong(field: String, limit: Int, got: Int)
    /// Too many chats begin from the visitor's address.
    case tooFast(retryAfter: Span)
    case store(StoreError)

    /// Maps an error thrown by a transaction.
    public init(_ error: any Error) {
        switch error {
        case let failure as VisitorFailure: self = failure
        case let refusal as VisitorRefusal:
            switch refusal {
            case .banned: self = .gone
            case .invitationOver: self = .invitationOver
            case .noOpenChat, .chatOpen, .notOffered, .alreadyTaken, .notYours: self = .chatEnded
            }
        case let failure as StoreError: self = .store(failure)
        default: self = .store(.unavailable(error))  // thrown by the driver, not an enum of ours
        }
    }
}
