public import FoyerCore
public import FoyerStore

/// Why an agent's command was not carried out. Says what the agent can do about it.
public enum AgentFailure: Error, Sendable {
    case forbidden(Role.Permission)
    /// The agent who asks was removed.
    case noAgent
    case noSuchVisitor
    case noSuchChat
    case noSuchAgent
    case noSuchQueue
    case noSuchBan
    /// The rules say no.
    case refused(VisitorRefusal)
    /// What is to be edited is not as the client had it.
    case editedMeanwhile
    /// The agent sent this Idempotency-Key before, with another request.
    case keyUsed
    /// The command was meant for another chat, or for a state that is no more.
    case stale
    case chatEnded
    /// A running chat of somebody else, which the agent has not joined and does not monitor.
    case notIn
    /// The agent sent this draft before, with other words.
    case draftUsed
    case tooLong(field: String, limit: Int, got: Int)
    case empty(field: String)
    /// A visitor's name, e-mail or telephone that cannot be one.
    case notAContact(ContactFault)
    /// Neither the visitor id nor the IP address was chosen.
    case nothingChosen
    /// It is not known where the visitor is or was.
    case addressUnknown
    /// The address belongs to a configured proxy: banning it would ban everybody.
    case addressOfProxy(Address)
    /// The ban would stop more than is usual, and perhaps everybody.
    case confirmationNeeded(BanReach, BanReach.Doubt)
    case notAnAddress(AddressRangeFailure)
    case duplicate(Ban)
    case nobodyOnline
    /// Who wants to take a chat is Offline.
    case offline
    /// This colleague cannot be given a chat at the moment.
    case agentUnavailable(Agent.ID, AgentLoad.Obstacle)
    case store(StoreError)

    /// What a transaction threw.
    init(_ error: any Error) {
        switch error {
        case let failure as AgentFailure: self = failure
        case let refusal as VisitorRefusal: self = .refused(refusal)
        case let failure as StoreError: self = .store(failure)
        default: self = .store(.unavailable(error))  // thrown by the driver, not an enum of ours
        }
    }
}

/// Why a visitor's command was not carried out.
public enum VisitorFailure: Error, Sendable {
    /// Banned: the widget goes away silently.
    case gone
    /// The visitor has logged out: this token opens nothing any more.
    case loggedOut
    case nobodyOnline
    case noSuchChat
    case chatEnded
    case invitationOver
    /// The visitor sent this draft before, with other words.
    case draftUsed
    case empty(field: String)
    case tooLong(field: String, limit: Int, got: Int)
    /// Too many chats begin from the visitor's address.
    case tooFast(retryAfter: Span)
    case store(StoreError)

    /// What a transaction threw.
    init(_ error: any Error) {
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
