public import FoyerCore
public import FoyerStore

/// The visitor reads the earlier conversation: the ended chats of this visitor ID only, without internal
/// notes.
public struct ReadHistory: Sendable {
    let store: Store

    public init(store: Store) { self.store = store }

    /// - Parameter position: where the page ends; nil for the newest ended chat.
    /// - Throws: `noSuchChat` if the position is not in a chat of this visitor, `loggedOut` if the visitor
    ///   has logged out.
    public func callAsFunction(
        before position: HistoryPage.Position?, of visitor: Visitor.ID
    ) async throws(VisitorFailure) -> HistoryPage {
        return try await store.read(failing: VisitorFailure.self) { db in
            guard try !db.visitors.isLoggedOut(visitor) else { throw VisitorFailure.loggedOut }
            return try Self.page(before: position, of: visitor, in: db)
        }
    }

    private static func page(
        before position: HistoryPage.Position?, of visitor: Visitor.ID, in db: Transaction
    ) throws -> HistoryPage {
        var page = HistoryPage()
        if let position {
            guard let isEnded = try db.chats.isEnded(position.chat, of: visitor) else {
                throw VisitorFailure.noSuchChat
            }
            // The messages of an open chat are sent with the chat itself.
            if isEnded, position.sequence > 1 {
                let messages = try db.messages.visible(
                    in: position.chat, before: position.sequence, limit: page.room + 1)
                guard page.add(messages, of: position.chat) else { return page }
            }
        }
        let chats = try db.chats.ended(
            of: visitor, before: position?.chat, limit: HistoryPage.chatLimit + 1)
        for chat in chats.prefix(HistoryPage.chatLimit) {
            let messages = try db.messages.visible(in: chat, before: nil, limit: page.room + 1)
            guard page.add(messages, of: chat) else { return page }
        }
        if chats.count > HistoryPage.chatLimit { page.stop(at: chats[HistoryPage.chatLimit - 1]) }
        return page
    }
}
