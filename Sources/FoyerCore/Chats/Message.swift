/// One line of a chat.
public struct Message: Hashable, Sendable {
    public let chat: Chat.ID
    /// 1, 2, 3 … in each chat, given by the server; internal notes take part.
    public let sequence: Int64
    /// The client's own id for it: sending the same draft twice stores it once. Empty for what the server wrote.
    public let draft: String
    public let author: Author
    /// At most `textLimit` characters.
    public let text: String
    public let at: Instant
    /// Seen by agents only.
    public let isNote: Bool
    /// Answers to choose from, when a flow asks for one of several.
    public let choices: [String]
    /// The titles a bot's answer was drawn from; seen by agents only.
    public let sources: [String]

    public enum Author: Hashable, Sendable {
        case visitor
        case agent(Agent.ID)
        case flow
        case bot
        case system(SystemEvent)
    }

    public init(
        chat: Chat.ID, sequence: Int64, draft: String = "", author: Author, text: String, at: Instant,
        isNote: Bool = false, choices: [String] = [], sources: [String] = []
    ) {
        self.chat = chat
        self.sequence = sequence
        self.draft = draft
        self.author = author
        self.text = text
        self.at = at
        self.isNote = isNote
        self.choices = choices
        self.sources = sources
    }

    /// Four thousand characters: two pages; more is a document and belongs in a file.
    public static let textLimit = 4_000
}
