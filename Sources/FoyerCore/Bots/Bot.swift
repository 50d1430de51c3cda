/// Answers from a knowledge base; hands over when asked to or when unsure.
public struct Bot: Hashable, Sendable, Identifiable {
    public typealias ID = Identifier<Bot>

    public let id: ID
    public var name: String

    public init(id: ID, name: String) {
        self.id = id
        self.name = name
    }
}
