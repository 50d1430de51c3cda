public import FoyerCore
import FoyerRealtime
public import FoyerStore

/// Go to Chat, Join and Monitor: opens the chat window, to chat or to read. Joins a chat that was transferred
/// to the agent; otherwise changes nothing that the visitor could notice.
public struct EnterChat: Sendable {
    let store: Store
    let lobby: Lobby
    let open: OpenTransferred
    let clock: @Sendable () -> Instant

    public init(store: Store, changeVisitor: ChangeVisitor) {
        self.store = store
        lobby = changeVisitor.lobby
        open = OpenTransferred(changeVisitor: changeVisitor)
        clock = changeVisitor.clock
    }

    /// The action by which the agent enters.
    public enum Door: Hashable, Sendable {
        case goToChat, join, monitor

        var action: VisitorAction {
            switch self {
            case .goToChat: .goToChat
            case .join: .join
            case .monitor: .monitor
            }
        }

        /// nil: not audited, since the chat is the agent's own.
        var audited: AuditAction? {
            switch self {
            case .goToChat: nil
            case .join: .join
            case .monitor: .monitor
            }
        }
    }

    /// - Returns: the open chat; nil if the visitor is invited and has not answered.
    public func callAsFunction(_ target: Target, through door: Door, by actor: Actor)
        async throws(AgentFailure) -> Chat?
    {
        let agent = actor.id
        let hasLeft = lobby.hasLeft(target.visitor)
        let isListed = lobby.record(target.visitor) != nil
        let now = clock()
        let chat: Chat? = try await store.write(failing: AgentFailure.self) { db in
            guard let standing = try db.visitors.standing(of: target.visitor) else {
                // Present, but never stored: In Site.
                throw isListed
                    ? AgentFailure.refused(.notOffered(in: .inSite)) : AgentFailure.noSuchVisitor
            }
            guard let status = standing.state.status else { throw AgentFailure.noSuchVisitor }
            let situation = VisitorAction.Situation(
                status: status, isMine: standing.state.assignee == agent,
                isCaptured: standing.profile.capture != nil, hasLeft: hasLeft)
            guard VisitorAction.offered(in: situation).contains(door.action) else {
                throw VisitorRefusal.notOffered(in: status)
            }
            try target.require(in: standing)
            if let action = door.audited {
                try db.audit.append(
                    AuditEntry(at: now, by: actor.author, action, on: AuditSubject(standing.profile)))
            }
            return try standing.state.chat.flatMap { try db.chats.find($0) }
        }
        guard door == .goToChat, let chat, chat.transfer != nil else { return chat }
        return try await open(chat, by: agent)
    }
}
