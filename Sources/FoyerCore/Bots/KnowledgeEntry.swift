/// A common question and its answer: the unit of a bot's knowledge.
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
