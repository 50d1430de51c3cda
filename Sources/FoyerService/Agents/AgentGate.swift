public import FoyerCore
import FoyerRealtime
import FoyerStore

/// What every action of an agent on a visitor has in common: the permission, the chat that was meant, and whether the visitor
/// who left may still be acted on.
struct AgentGate: Sendable {
    let directory: LiveDirectory
    let lobby: Lobby

    func require(_ permission: Role.Permission, of agent: Agent.ID) throws(AgentFailure) {
        guard let role = directory.now.agents[agent]?.role, role.permits(permission) else {
            throw .forbidden(permission)
        }
    }

    /// A visitor who has left, with no open chat, is kept only because captured: look, release, ban (docs/product.md, 1.3).
    func requirePresent(_ visitor: Visitor.ID, in state: VisitorState) throws(VisitorRefusal) {
        guard let status = state.status else { throw .banned }
        if lobby.hasLeft(visitor), !status.hasOpenChat { throw .notOffered(in: status) }
    }
}

/// Which chat a command was meant for, as the agent's screen had it.
public struct Target: Hashable, Sendable {
    public let visitor: Visitor.ID
    /// Given: must still be the visitor's open chat.
    public let chat: Chat.ID?
    /// Given: must still be the version of the visitor's state.
    public let version: Int64?

    public init(_ visitor: Visitor.ID, chat: Chat.ID? = nil, version: Int64? = nil) {
        self.visitor = visitor
        self.chat = chat
        self.version = version
    }

    /// - Throws: `stale` when the visitor has gone on since. Asked after the rules, so that "Already taken by" wins.
    func require(in standing: VisitorStanding) throws(AgentFailure) {
        if let chat, standing.state.chat != nil, standing.state.chat != chat { throw .stale }
        if let version, standing.version != version { throw .stale }
    }
}
