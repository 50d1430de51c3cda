import FoyerCore

/// Accept: the waiting chat becomes this agent's.
public struct AcceptChat: Sendable {
    let act: ActOnVisitor

    public init(_ act: ActOnVisitor) { self.act = act }

    public func callAsFunction(_ target: Target, by actor: Actor) async throws(AgentFailure) -> VisitorChange
    {
        try await act(target, by: actor) { _ in .accepted(by: actor.id) }
    }
}
