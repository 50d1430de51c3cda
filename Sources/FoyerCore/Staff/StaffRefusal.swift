/// Why a change of agents, roles or skills is refused.
public enum StaffRefusal: Error, Hashable, Sendable {
    case noSuchAgent
    case noSuchRole
    case noSuchSkill
    /// Another agent, role or skill has this value.
    case taken(Field)
    /// The actor lacks a permission that the change would grant, or that the agent or role concerned has.
    case beyondOwn(Role.Permission)
    /// Nobody changes their own role, or deactivates themselves.
    case ownAccount
    /// Nobody who can manage both agents and roles would be left.
    case lastAdministrator
    case builtInRole
    /// Agents have the role; their names, in order.
    case roleInUse([String])
    /// A deactivated agent gets no link.
    case deactivated
    /// There are as many roles or skills as allowed.
    case full(limit: Int)

    public enum Field: String, Hashable, Sendable {
        case name
        case email
    }
}
