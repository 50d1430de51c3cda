import FoyerCore

/// Refuse: the visitor gets a friendly reply, and may ask again.
public struct RefuseChat: Sendable {
    let act: ActOnVisitor

    public init(_ act: ActOnVisitor) { self.act = act }

    public func callAsFunction(_ target: Target, by actor: Actor) async throws(AgentFailure) -> VisitorChange
    {
        try await act(target, by: actor) { _ in .refused(by: actor.id) }
    }
}
