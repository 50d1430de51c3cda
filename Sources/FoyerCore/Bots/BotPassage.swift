/// A passage that the search found for a visitor's message.
public struct BotPassage: Hashable, Sendable {
    /// The question it answers; shown to agents as the source.
    public let title: String
    public let answer: String
    /// The score of the full-text search; higher is better.
    public let score: Double

    public init(title: String, answer: String, score: Double) {
        self.title = title
        self.answer = answer
        self.score = score
    }
}
