public import FoyerCore

/// A chat as displayed to agents.
public struct ChatShape: WireShape, Hashable {
    public let chat: Chat
    public let visitorName: String
    /// The name that the visitor gave; nil if `visitorName` is derived from the id.
    public let givenName: String?
    /// The visitor's current page; nil if they have left.
    public let page: Page?
    /// When the visitor left the site; nil while present, and once the chat has ended.
    public let left: Instant?

    /// - Parameter showsWords: whether the reader may see the last message, and the note of a transfer.
    public init(
        _ chat: Chat, visitorName: String, givenName: String? = nil, page: Page?, left: Instant? = nil,
        showsWords: Bool
    ) {
        var chat = chat
        if !showsWords {
            chat.lastMessage = nil
            chat.transfer = chat.transfer?.withoutNote
        }
        self.chat = chat
        self.visitorName = visitorName
        self.givenName = givenName
        self.page = page
        self.left = left
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("after", chat.wait?.after)
            json.member("assignee", chat.assignee)
            if let ended = chat.ended { json.member("endReason", ended.reason) }
            json.member("endedAt", chat.ended?.at)
            json.member("givenName", givenName)
            json.member("id", chat.id)
            json.member("last", chat.last)
            if let message = chat.lastMessage {
                json.member("lastMessage") { json in
                    json.member("at", message.at)
                    json.member("from", message.author.kind)
                    json.member("text", message.text)
                }
            }
            json.member("left", left)
            if let wait = chat.wait { json.member("outlook", wait.outlook) }
            json.member("page", page)
            json.member("queue", chat.queue)
            json.member("readByAgent", chat.marks.agentRead)
            json.member("startedAt", chat.startedAt)
            json.member("status", chat.status)
            if let transfer = chat.transfer { json.member("transfer") { $0.members(of: transfer) } }
            json.member("version", chat.version)
            json.member("visitor", chat.visitor)
            json.member("visitorDelivered", chat.marks.visitorDelivered)
            json.member("visitorName", visitorName)
            json.member("visitorRead", chat.marks.visitorRead)
            json.member("waitingSince", chat.wait?.since)
            json.member("widget", chat.widget)
        }
    }
}

extension JSONWriter {
    fileprivate mutating func members(of transfer: Transfer) {
        member("at", transfer.at)
        member("by", transfer.by)
        if !transfer.note.isEmpty { member("note", transfer.note) }
        member("until", transfer.until)
    }
}
