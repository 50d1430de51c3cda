import FoyerCore

/// Stop flow: after Join, the flow's chat becomes this agent's.
public struct StopFlow: Sendable {
    let act: AgentMove

    public init(_ act: AgentMove) { self.act = act }

    public func callAsFunction(_ target: Target, by actor: Actor) async throws(AgentFailure) -> Moved {
        try await act(target, by: actor, audited: "stopFlow") { _ in .stoppedFlow(by: actor.id) }
    }
}
