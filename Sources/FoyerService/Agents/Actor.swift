public import FoyerCore

/// An agent who was found to have the required permission.
/// Use cases that need a permission take an `Actor`, never an agent's id, and only `Gate` makes one: so no
/// path to a use case can forget the check. Valid for one action; not to be stored.
public struct Actor: Hashable, Sendable {
    public let id: Agent.ID
    /// The agent's name, for the audit log.
    public let name: String
    /// The agent's permissions at the moment of the check.
    public let permissions: Set<Role.Permission>

    package init(_ id: Agent.ID, name: String, permissions: Set<Role.Permission>) {
        self.id = id
        self.name = name
        self.permissions = permissions
    }

    /// The agent as the audit log names them.
    public var author: AuditAuthor { .agent(id, name: name) }

    public func permits(_ permission: Role.Permission) -> Bool { permissions.contains(permission) }
}
