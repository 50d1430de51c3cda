public import FoyerCore

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
