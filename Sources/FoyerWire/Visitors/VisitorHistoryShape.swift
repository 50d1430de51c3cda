public import FoyerCore

/// A page of a visitor's ended chats, oldest first.
public struct VisitorHistoryShape: Hashable, Sendable {
    public struct Part: WireShape, Hashable {
        public let chat: Chat.ID
        public let messages: [VisitorMessageShape]

        public init(_ chat: Chat.ID, _ messages: [VisitorMessageShape]) {
            self.chat = chat
            self.messages = messages
        }

        public func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("id", chat)
                json.member("messages", messages)
            }
        }
    }

    public let parts: [Part]
    /// Where the next older page ends; nil when there is nothing older.
    public let next: HistoryPage.Position?

    public init(_ parts: [Part], next: HistoryPage.Position?) {
        self.parts = parts
        self.next = next
    }
}
