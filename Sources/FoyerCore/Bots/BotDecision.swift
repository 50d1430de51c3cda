/// What a bot does with a visitor's message.
public enum BotDecision: Hashable, Sendable {
    case answer(String, sources: [String])
    /// Not understood; counts as a miss.
    case askAgain(String)
    case handOver(BotHandOver)
}
