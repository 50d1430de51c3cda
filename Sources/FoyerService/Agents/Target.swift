public import FoyerCore
import FoyerStore

/// The chat a command was meant for, as displayed on the agent's screen.
public struct Target: Hashable, Sendable {
    public let visitor: Visitor.ID
    /// If given, must still be the visitor's open chat.
    public let chat: Chat.ID?
    /// If given, must still be the version of the visitor's state.
    public let version: Int64?

    public init(_ visitor: Visitor.ID, chat: Chat.ID? = nil, version: Int64? = nil) {
        self.visitor = visitor
        self.chat = chat
        self.version = version
    }

    /// - Throws: `stale` if the visitor has changed since. Checked after the rules, so that "Already taken
    ///   by" wins.
    func require(in standing: VisitorStanding) throws(AgentFailure) {
        if let chat, standing.state.chat != nil, standing.state.chat != chat { throw .stale }
        if let version, standing.version != version { throw .stale }
    }
}
