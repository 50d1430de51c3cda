import FoyerCore

/// Stop flow: after Join, the flow's chat becomes this agent's.
public struct StopFlow: Sendable {
    let act: ActOnVisitor

    public init(_ act: ActOnVisitor) { self.act = act }

    public func callAsFunction(_ target: Target, by actor: Actor) async throws(AgentFailure) -> VisitorChange
    {
        try await act(target, by: actor, audited: .stopFlow) { _ in .stoppedFlow(by: actor.id) }
    }
}
