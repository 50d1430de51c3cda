public import FoyerCore

/// What an endpoint, a frame or a command requires of an agent.
public enum Need: Hashable, Sendable {
    /// To be logged in.
    case login
    case permission(Role.Permission)
    /// At least one of these permissions; the use case decides what each of them allows.
    case anyOf([Role.Permission])
}

/// An agent who was found to have the required permission.
/// Use cases that need a permission take an `Actor`, never an agent's id, and only `Gate` makes one: so no
/// path to a use case can forget the check. Valid for one action; not to be stored.
public struct Actor: Hashable, Sendable {
    public let id: Agent.ID
    /// The agent's permissions at the moment of the check.
    public let permissions: Set<Role.Permission>

    package init(_ id: Agent.ID, permissions: Set<Role.Permission>) {
        self.id = id
        self.permissions = permissions
    }

    public func permits(_ permission: Role.Permission) -> Bool { permissions.contains(permission) }
}

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
