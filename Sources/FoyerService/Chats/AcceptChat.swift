import FoyerCore

/// Accept: the waiting chat becomes this agent's.
public struct AcceptChat: Sendable {
    let act: AgentMove

    public init(_ act: AgentMove) { self.act = act }

    public func callAsFunction(_ target: Target, by actor: Actor) async throws(AgentFailure) -> Moved {
        try await act(target, by: actor) { _ in .accepted(by: actor.id) }
    }
}
