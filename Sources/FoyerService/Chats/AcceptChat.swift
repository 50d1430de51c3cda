public import FoyerCore

/// Accept: the waiting chat becomes this agent's.
public struct AcceptChat: Sendable {
    let act: AgentMove

    public init(_ act: AgentMove) { self.act = act }

    public func callAsFunction(_ target: Target, by agent: Agent.ID) async throws(AgentFailure) -> Moved {
        try await act(target, by: agent, needing: .chat) { _ in .accepted(by: agent) }
    }
}
