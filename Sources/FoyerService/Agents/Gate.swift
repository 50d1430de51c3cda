public import FoyerCore

/// Decides who may act. Reads the live directory each time, so a changed role takes effect with the next
/// action.
public struct Gate: Sendable {
    private let directory: LiveDirectory

    public init(_ directory: LiveDirectory) { self.directory = directory }

    /// - Throws: `noAgent` if the agent was removed; `forbidden` with the first permission named if it is
    ///   missing.
    public func actor(_ agent: Agent.ID, needs need: Need) throws(AgentFailure) -> Actor {
        guard let permissions = directory.now.permissions(of: agent) else { throw .noAgent }
        switch need {
        case .login: break
        case .permission(let permission):
            guard permissions.contains(permission) else { throw .forbidden(permission) }
        case .anyOf(let some):
            guard let first = some.first else { break }
            guard some.contains(where: permissions.contains) else { throw .forbidden(first) }
        }
        return Actor(agent, permissions: permissions)
    }
}
