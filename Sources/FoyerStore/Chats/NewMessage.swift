public import FoyerCore

/// A message before it has its number.
public struct NewMessage: Hashable, Sendable {
    public let id: String
    public let author: Message.Author
    public let text: String
    public let isNote: Bool
    public let choices: [String]
    public let sources: [String]

    public init(
        id: String = "", author: Message.Author, text: String, isNote: Bool = false, choices: [String] = [],
        sources: [String] = []
    ) {
        self.id = id
        self.author = author
        self.text = text
        self.isNote = isNote
        self.choices = choices
        self.sources = sources
    }
}
