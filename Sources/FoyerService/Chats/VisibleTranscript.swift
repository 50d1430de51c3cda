public import FoyerCore
public import FoyerStore

/// The part of a chat that its visitor may read, without internal notes, that fits into one frame.
public struct VisibleTranscript: Sendable {
    /// In order.
    public let messages: [Message]
    /// The last sequence covered: up to here the visitor misses nothing except notes.
    public let last: Int64

    /// Two hundred messages if they fit into a frame; the rest is another part.
    public static let limit = 200

    /// - Parameters:
    ///   - chat: in its current state in `db`.
    ///   - sequence: the number after which it begins.
    public init(of chat: Chat, after sequence: Int64, in db: Transaction) throws {
        // Notes are removed before counting: a part with nothing but notes would look like the end.
        let found = try db.messages.visible(in: chat.id, after: sequence, limit: Self.limit)
        let part = found.part
        messages = Array(part)
        let isAll = part.count == found.count && found.count < Self.limit
        last = isAll ? max(chat.last, sequence) : part.last?.sequence ?? sequence
    }
}
