/// One page of a visitor's earlier conversation: messages of ended chats, read backwards from a position.
///
/// Pure: the caller reads chat after chat, newest first, and adds the messages of each until the page is full.
public struct HistoryPage: Hashable, Sendable {
    /// A position in a visitor's history. Before it are the chat's messages with a lower sequence, and all
    /// chats that began earlier.
    public struct Position: Hashable, Sendable {
        public let chat: Chat.ID
        public let sequence: Int64

        public init(_ chat: Chat.ID, _ sequence: Int64) {
            self.chat = chat
            self.sequence = sequence
        }
    }

    /// Consecutive messages of one chat, in order.
    public struct Part: Hashable, Sendable {
        public let chat: Chat.ID
        public let messages: [Message]
    }

    /// Oldest first.
    public private(set) var parts: [Part] = []
    /// Where the next older page ends; nil when there is nothing older.
    public private(set) var next: Position?
    /// How many more messages the page can hold.
    public private(set) var room = HistoryPage.messageLimit
    private var bytes = Message.partLimit

    /// Forty messages: about three screens of the chat window.
    public static let messageLimit = 40
    /// Chats read for one page: bounds the work for a visitor with many short chats.
    public static let chatLimit = 20

    public init() {}

    /// Adds the newest messages of a chat that fit.
    /// - Parameter messages: in order, the last ones before the position; one more than `room` if there are
    ///   that many.
    /// - Returns: false when the page is full.
    public mutating func add(_ messages: [Message], of chat: Chat.ID) -> Bool {
        var start = messages.endIndex
        while start > messages.startIndex, messages.endIndex - start < room {
            let size = messages[start - 1].text.utf8.count
            // The first message always fits: none is larger than a part.
            guard size <= bytes || isEmpty && start == messages.endIndex else { break }
            bytes -= size
            start -= 1
        }
        let taken = Array(messages[start...])
        room -= taken.count
        if !taken.isEmpty { parts.insert(Part(chat: chat, messages: taken), at: 0) }
        guard start > messages.startIndex else { return true }
        next = Position(chat, messages[start - 1].sequence + 1)
        return false
    }

    /// The page ends at this chat, though older ones exist.
    public mutating func stop(at chat: Chat.ID) {
        // Sequences begin with 1: nothing of this chat is left.
        next = Position(chat, 1)
    }

    private var isEmpty: Bool { parts.isEmpty }
}
