public import FoyerCore
public import FoyerStore

/// Why an agent's command was not carried out. Says what the agent can do about it.
public enum AgentFailure: StoreReportingError, Sendable {
    case forbidden(Role.Permission)
    /// The agent was removed.
    case noAgent
    case noSuchVisitor
    case noSuchChat
    case noSuchAgent
    case noSuchQueue
    case noSuchBan
    /// Nobody has set up a mail server.
    case noMailServer
    case noSuchWidget
    case noSuchFlow
    case noSuchBot
    /// A website of a widget is not a host.
    case notADomain(WidgetDomainFailure)
    /// The widget cannot be deleted while chats of it are open.
    case widgetInUse(chats: Int)
    /// The rules refuse it.
    case refused(VisitorRefusal)
    /// The edited resource has changed since the client read it; by whom, if that is known.
    case editedMeanwhile(by: Agent.ID?)
    /// The agent used this Idempotency-Key before for another request.
    case keyUsed
    /// The command was meant for another chat, or for a state that has changed.
    case stale
    case chatEnded
    /// A running chat of another agent, which this agent has neither joined nor monitors.
    case notIn
    /// The agent sent this draft before with another text.
    case draftUsed
    case tooLong(field: String, limit: Int, got: Int)
    case empty(field: String)
    /// An invalid name, e-mail address or telephone number of a visitor.
    case notAContact(ContactFault)
    /// Neither the visitor id nor the IP address was chosen.
    case nothingChosen
    /// The visitor's address is not known.
    case addressUnknown
    /// The address belongs to a configured proxy: banning it would ban everybody.
    case addressOfProxy(Address)
    /// The ban would affect an unusual number of visitors, perhaps everybody.
    case confirmationNeeded(BanReach, BanReach.Doubt)
    case notAnAddress(AddressRangeFailure)
    case duplicate(Ban)
    /// A value that is not allowed; says which are.
    case notAllowed(field: String, allowed: String)
    /// Widgets and published flows, by name, send chats to the queue.
    case queueInUse(widgets: [String], flows: [String])
    /// There must be a queue.
    case lastQueue
    case nobodyOnline
    /// An Offline agent cannot accept a chat.
    case offline
    /// This colleague cannot be assigned a chat at the moment.
    case agentUnavailable(Agent.ID, AgentLoad.Obstacle)
    /// The rules for agents, roles and skills refuse it.
    case staff(StaffRefusal)
    /// The password given as one's own is not.
    case wrongPassword
    case weakPassword(PasswordFault)
    case tooManyPasswords(retryAfter: Span)
    case store(StoreError)

    /// Maps an error thrown by a transaction.
    public init(_ error: any Error) {
        switch error {
        case let failure as AgentFailure: self = failure
        case let refusal as VisitorRefusal: self = .refused(refusal)
        case let refusal as StaffRefusal: self = .staff(refusal)
        case let failure as StoreError: self = .store(failure)
        default: self = .store(.unavailable(error))  // thrown by the driver, not an enum of ours
        }
    }
}
