import FoyerCore
import FoyerStore

/// End chat, by the agent in it.
public struct EndChat: Sendable {
    let act: ActOnVisitor

    public init(_ act: ActOnVisitor) { self.act = act }

    public func callAsFunction(_ target: Target, by actor: Actor) async throws(AgentFailure) -> VisitorChange
    {
        try await act(target, by: actor) { transaction in
            if transaction.state.status == .chatting, let assignee = transaction.state.assignee,
                assignee != actor.id
            {
                throw VisitorRefusal.notYours(assignee)
            }
            return .ended(.agent)
        }
    }
}
