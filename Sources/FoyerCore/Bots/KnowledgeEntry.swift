/// A question that visitors ask, and its answer: what a bot knows.
public struct KnowledgeEntry: Hashable, Sendable, Identifiable {
    public typealias ID = Identifier<KnowledgeEntry>

    public let id: ID
    public var question: String
    public var answer: String

    public init(id: ID, question: String, answer: String) {
        self.id = id
        self.question = question
        self.answer = answer
    }
}
