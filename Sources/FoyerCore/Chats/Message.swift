/// One message of a chat.
public struct Message: Hashable, Sendable {
    public let chat: Chat.ID
    /// 1, 2, 3 … in each chat, assigned by the server; internal notes are numbered too.
    public let sequence: Int64
    /// The client's own id for it: sending the same draft twice stores it once. Empty for messages that the
    /// server wrote.
    public let draft: String
    public let author: Author
    /// At most `textLimit` characters.
    public let text: String
    public let at: Instant
    /// Visible to agents only.
    public let isNote: Bool
    /// Answers to choose from, when a flow asks a multiple-choice question.
    public let choices: [String]
    /// The titles of a bot's sources; visible to agents only.
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

    /// Four thousand characters: two pages; longer texts are documents and belong in a file.
    public static let textLimit = 4_000
}
