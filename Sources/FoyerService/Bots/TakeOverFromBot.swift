import FoyerCore

/// Take Over: the bot's chat becomes this agent's, in one step. Later answers of the bot are refused.
public struct TakeOverFromBot: Sendable {
    let act: ActOnVisitor

    public init(_ act: ActOnVisitor) { self.act = act }

    public func callAsFunction(_ target: Target, by actor: Actor) async throws(AgentFailure) -> VisitorChange
    {
        try await act(target, by: actor, audited: .takeOver) { _ in .tookOver(by: actor.id) }
    }
}
