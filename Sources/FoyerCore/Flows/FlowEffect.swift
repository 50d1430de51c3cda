/// What a step results in. Values: the service performs them, in order.
public enum FlowEffect: Hashable, Sendable {
    /// Sends a message to the visitor; with `choices`, asks to choose one of them.
    case say(String, choices: [String])
    case startBot(Bot.ID)
    case transfer(FlowTarget)
    case goTo(Flow.ID)
    /// Schedule the event `woke` for then or shortly after.
    case wake(at: Instant)
    case setContact(ContactField, String)
    /// The flow is over and the chat ends here; not produced by a transfer or another flow, after which the
    /// chat continues.
    case ended(because: FlowEnd)
}
