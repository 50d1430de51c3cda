/// A passage found for a question, with its score.
public struct FoundKnowledge: Hashable, Sendable {
    public let question: String
    public let answer: String
    /// Higher is better (`KnowledgeRanking`).
    public let score: Double
}
