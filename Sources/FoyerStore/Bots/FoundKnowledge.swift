/// A piece of knowledge found for a question, with how well it fits.
public struct FoundKnowledge: Hashable, Sendable {
    public let question: String
    public let answer: String
    /// Higher fits better (`KnowledgeRanking`).
    public let score: Double
}
