import FoyerCore
import FoyerStore

/// End chat, by the agent in it.
public struct EndChat: Sendable {
    let act: AgentMove

    public init(_ act: AgentMove) { self.act = act }

    public func callAsFunction(_ target: Target, by actor: Actor) async throws(AgentFailure) -> Moved {
        try await act(target, by: actor) { turn in
            if turn.state.status == .chatting, let assignee = turn.state.assignee, assignee != actor.id {
                throw VisitorRefusal.notYours(assignee)
            }
            return .ended(.agent)
        }
    }
}
