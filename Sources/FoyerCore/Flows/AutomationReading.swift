// When a flow or a bot counts as having read what the visitor wrote. Where no person reads, this is all that a visitor learns of
// whether the message was taken; what is left for a person stays unread until that person has read it.

extension FlowRun {
    /// Whether the run takes what the visitor wrote as input: the words that start it, and those it asks for, whatever it makes of
    /// them. What is written while it sleeps or a bot answers does not concern it.
    public func reads(_ event: FlowEvent) -> Bool {
        switch (phase, event) {
        case (.fresh, .started), (.asking, .said): true
        case (.fresh, _), (.asking, _), (.sleeping, _), (.answering, _), (.over, _): false
        }
    }
}

extension BotDecision {
    /// Whether the bot answered. A message that makes it hand over stays unread for the agent who takes the chat.
    public var hasRead: Bool {
        switch self {
        case .answer, .askAgain: true
        case .handOver: false
        }
    }
}
