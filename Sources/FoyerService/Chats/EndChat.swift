public import FoyerCore
import FoyerStore

/// End chat, by the agent in it.
public struct EndChat: Sendable {
    let act: AgentMove

    public init(_ act: AgentMove) { self.act = act }

    public func callAsFunction(_ target: Target, by agent: Agent.ID) async throws(AgentFailure) -> Moved {
        try await act(target, by: agent, needing: .chat) { turn in
            if turn.state.status == .chatting, let assignee = turn.state.assignee, assignee != agent {
                throw VisitorRefusal.notYours(assignee)
            }
            return .ended(.agent)
        }
    }
}
