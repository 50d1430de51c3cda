// When a flow or a bot counts as having read a visitor's message. In a chat without a person, the read mark
// is the visitor's only sign that the message was processed; what is left for a person stays unread until
// that person has read it.

extension FlowRun {
    /// Whether the run takes the visitor's message as input: the message that starts it, and answers to its
    /// questions, valid or not. Messages written while it sleeps or a bot answers do not count.
    public func reads(_ event: FlowEvent) -> Bool {
        switch (phase, event) {
        case (.fresh, .started), (.asking, .said): true
        case (.fresh, _), (.asking, _), (.sleeping, _), (.answering, _), (.over, _): false
        }
    }
}

extension BotDecision {
    /// Whether the bot answered. A message on which it hands over stays unread for the next agent.
    public var hasRead: Bool {
        switch self {
        case .answer, .askAgain: true
        case .handOver: false
        }
    }
}
