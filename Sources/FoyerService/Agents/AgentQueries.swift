public import FoyerBoard
public import FoyerCore
public import FoyerRealtime
public import FoyerStore

/// What an agent's console shows: chats, messages, a visitor's details. Reads only.
public struct AgentQueries: Sendable {
    let store: Store
    let changeVisitor: ChangeVisitor

    public init(store: Store, changeVisitor: ChangeVisitor) {
        self.store = store
        self.changeVisitor = changeVisitor
    }

    /// A day of ended chats, at most fifty: what an agent may want to look back at while working.
    private static let endedFor = Span.hours(24)
    private static let endedLimit = 50
    /// A hundred messages per page.
    public static let messageLimit = 100
    /// Fifty past chats of one visitor.
    private static let pastLimit = 50

    /// Waiting chats sent at once: several screens. Strangers can create any number, so they are paged.
    static let waitingLimit = 100

    /// Waiting chats, the longest wait first, and how many more there are.
    public struct Waiting: Sendable {
        public let chats: [Chat]
        public let more: Int

        static func page(after chat: Chat.ID?, in db: Transaction) throws -> Waiting {
            let chats = try db.chats.waiting(after: chat, limit: waitingLimit)
            let isAll = chats.count < waitingLimit
            return Waiting(chats: chats, more: isAll ? 0 : try db.chats.countWaiting(after: chats.last?.id))
        }
    }

    /// The chats of the lists: the first page of the waiting ones, this agent's open ones, this agent's ended
    /// ones. A transferred chat counts as the giver's until the receiver opens it, since it may return. Empty
    /// for agents without the chat permission.
    public func chats(of actor: Actor) async throws(AgentFailure) -> (waiting: Waiting, own: [Chat]) {
        guard actor.permits(.chat) else { return (Waiting(chats: [], more: 0), []) }
        let since = changeVisitor.clock() - Self.endedFor
        return try await store.read(failing: AgentFailure.self) { db in
            (
                try Waiting.page(after: nil, in: db),
                try db.chats.assigned(to: actor.id, endedSince: since, limit: Self.endedLimit)
                    + db.chats.transferred(by: actor.id)
            )
        }
    }

    /// The next page of the waiting chats.
    public func waiting(after chat: Chat.ID?, by actor: Actor) async throws(AgentFailure) -> Waiting {
        return try await store.read(failing: AgentFailure.self) { db in try Waiting.page(after: chat, in: db)
        }
    }

    public func invitations(of actor: Actor) async throws(AgentFailure) -> [(
        visitor: Visitor.ID, invitation: Invitation
    )] {
        guard actor.permits(.chat) else { return [] }
        return try await store.read(failing: AgentFailure.self) { db in
            try db.invitations.all().filter { $0.invitation.by == actor.id }
        }
    }

    public func chat(_ id: Chat.ID, by actor: Actor) async throws(AgentFailure) -> Chat {
        let chat: Chat? = try await store.read(failing: AgentFailure.self) { db in try db.chats.find(id) }
        guard let chat else { throw .noSuchChat }
        return chat
    }

    public enum Part: Hashable, Sendable {
        case after(Int64)
        case before(Int64)
    }

    /// The messages between announced positions, in order: an agent who received the announcement may read
    /// the message.
    /// - Parameter sequence: read after this one.
    public func told(in chat: Chat.ID, after sequence: Int64, by actor: Actor)
        async throws(AgentFailure) -> [Message]
    {
        return try await store.read(failing: AgentFailure.self) { db in
            try db.messages.list(in: chat, after: sequence, limit: Self.messageLimit)
        }
    }

    /// A part of a chat's transcript, in order, if the agent may read it at that moment.
    /// - Throws: `notIn` if the agent may not read it.
    public func page(
        of chat: Chat.ID, _ part: Part, limit: Int, for access: TranscriptAccess
    ) async throws(AgentFailure) -> (messages: [Message], more: Bool) {
        let limit = min(max(limit, 1), Self.messageLimit)
        let found: [Message] = try await store.read(failing: AgentFailure.self) { db in
            // One snapshot of the store for both: the chat may be transferred at any moment.
            guard let row = try db.chats.find(chat) else { throw AgentFailure.noSuchChat }
            guard access.permits(row) else { throw AgentFailure.notIn }
            return switch part {
            case .after(let sequence): try db.messages.list(in: chat, after: sequence, limit: limit + 1)
            case .before(let sequence): try db.messages.list(in: chat, before: sequence, limit: limit + 1)
            }
        }
        guard found.count > limit else { return (found, false) }
        switch part {
        case .after: return (Array(found.prefix(limit)), true)
        case .before: return (Array(found.suffix(limit)), true)
        }
    }

    /// What this agent may read.
    /// - Parameter entered: chats that the agent has joined or monitors.
    public static func access(of actor: Actor, entered: Set<Chat.ID> = []) -> TranscriptAccess {
        TranscriptAccess(agent: actor.id, permissions: actor.permissions, entered: entered)
    }

    /// The visitor's chats, including the open one, newest first. `access(of:entered:)` says who may read
    /// their messages.
    public func pastChats(of visitor: Visitor.ID, by actor: Actor) async throws(AgentFailure) -> [Chat] {
        return try await store.read(failing: AgentFailure.self) { db in
            try db.chats.newest(of: visitor, limit: Self.pastLimit)
        }
    }

    /// What Visitor Info shows.
    public struct Details: Sendable {
        public let listed: ListedVisitor
        public let pastChats: [Chat]
        public let variables: [String: String]
    }

    public func details(of visitor: Visitor.ID, by actor: Actor) async throws(AgentFailure) -> Details {
        guard let listed = changeVisitor.lobby.listedVisitor(visitor) else { throw .noSuchVisitor }
        return try await store.read(failing: AgentFailure.self) { db in
            Details(
                listed: listed,
                pastChats: try db.chats.newest(of: visitor, limit: Self.pastLimit).filter { $0.ended != nil },
                variables: try db.variables.all(of: visitor))
        }
    }

    /// The actions offered to this agent for this row.
    public static func actions(on record: VisitorRecord, for actor: Actor) -> [VisitorAction] {
        VisitorAction.offered(
            in: VisitorAction.Situation(
                status: record.status, isMine: record.assignee == actor.id, isCaptured: record.captured,
                hasLeft: record.left != nil), to: actor.permissions)
    }
}
