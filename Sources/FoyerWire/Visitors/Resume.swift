public import FoyerCore

/// How far a client has a chat that it wants to resume.
public struct Resume: Hashable, Sendable {
    public let chat: Chat.ID
    /// The last sequence it has.
    public let after: Int64

    public init(chat: Chat.ID, after: Int64) {
        self.chat = chat
        self.after = after
    }

    init(_ fields: Fields) throws(MalformedFrame) {
        self.init(chat: try fields.id("chat"), after: try fields.integer("after"))
    }

    init?(ifGiven fields: Fields?) throws(MalformedFrame) {
        guard let fields else { return nil }
        try self.init(fields)
    }
}
