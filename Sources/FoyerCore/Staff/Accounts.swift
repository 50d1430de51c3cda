/// All agents and roles at one moment: what every change of them is checked against (docs/decisions/0040-roles-are-data.md).
///
/// Two rules hold after each change. Nobody grants more than they have, and nobody touches an account or a role
/// that has more: otherwise an agent who may edit agents could take over an administrator's account. And somebody
/// active can always manage both agents and roles, so that no change locks everybody out.
public struct Accounts: Hashable, Sendable {
    public let agents: [Agent.ID: Agent]
    public let roles: [Role.ID: Role]

    public init(agents: [Agent], roles: [Role]) {
        self.agents = Dictionary(uniqueKeysWithValues: agents.map { ($0.id, $0) })
        self.roles = Dictionary(uniqueKeysWithValues: roles.map { ($0.id, $0) })
    }

    /// What the agent may do; nothing if they are deactivated.
    public func permissions(of id: Agent.ID) -> Set<Role.Permission> {
        guard let agent = agents[id], agent.isActive else { return [] }
        return roles[agent.role]?.permissions ?? []
    }

    /// Whether some active agent can manage both agents and roles, and so undo every change.
    public var isManageable: Bool {
        agents.keys.contains { permissions(of: $0).isSuperset(of: Self.keys) }
    }

    private static let keys: Set<Role.Permission> = [.manageAgents, .manageRoles]

    /// The agents with the role, by name; deactivated ones count, since they can be reactivated.
    public func agents(with role: Role.ID) -> [Agent] {
        agents.values.filter { $0.role == role }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    }

    /// Checks that the actor may add the agent, or replace the agent with the same ID.
    public func check(saving agent: Agent, by actor: Agent.ID) throws(StaffRefusal) {
        guard let role = roles[agent.role] else { throw .noSuchRole }
        let before = agents[agent.id]
        if before != nil { try check(touching: agent.id, by: actor) }
        if agent.id == actor, let before, before.role != agent.role || before.isActive != agent.isActive {
            throw .ownAccount
        }
        // What is unchanged grants nothing.
        if before?.role != agent.role || before?.isActive != agent.isActive {
            try require(role.permissions, of: actor)
        }
        let email = agent.email.lowercased()
        guard !agents.values.contains(where: { $0.id != agent.id && $0.email.lowercased() == email }) else {
            throw .taken(.email)
        }
        try keepManageable(Accounts(agents: agents.merging([agent.id: agent]) { $1 }, roles: roles))
    }

    /// Checks that the actor may act on the agent's account: edit it, end its sessions, make a link for it.
    public func check(touching id: Agent.ID, by actor: Agent.ID) throws(StaffRefusal) {
        guard let agent = agents[id] else { throw .noSuchAgent }
        try require(roles[agent.role]?.permissions ?? [], of: actor)
    }

    /// Checks that the actor may add the role, or replace the one with the same ID.
    public func check(saving role: Role, by actor: Agent.ID) throws(StaffRefusal) {
        guard !role.isBuiltIn else { throw .builtInRole }
        let before = roles[role.id]
        if let before { try require(before.permissions, of: actor) }
        try require(role.permissions, of: actor)
        let name = role.name.lowercased()
        guard !roles.values.contains(where: { $0.id != role.id && $0.name.lowercased() == name }) else {
            throw .taken(.name)
        }
        let own = roles.values.count { !$0.isBuiltIn }
        guard before != nil || own < Role.limit else { throw .full(limit: Role.limit) }
        try keepManageable(Accounts(agents: agents, roles: roles.merging([role.id: role]) { $1 }))
    }

    /// Checks that the actor may delete the role.
    public func check(deleting id: Role.ID, by actor: Agent.ID) throws(StaffRefusal) {
        guard let role = roles[id] else { throw .noSuchRole }
        guard !role.isBuiltIn else { throw .builtInRole }
        try require(role.permissions, of: actor)
        let users = agents(with: id)
        guard users.isEmpty else { throw .roleInUse(users.map(\.name)) }
    }

    private init(agents: [Agent.ID: Agent], roles: [Role.ID: Role]) {
        self.agents = agents
        self.roles = roles
    }

    private func require(_ needed: Set<Role.Permission>, of actor: Agent.ID) throws(StaffRefusal) {
        let held = permissions(of: actor)
        // In the order of their declaration, so that the same one is named each time.
        if let missing = Role.Permission.allCases.first(where: { needed.contains($0) && !held.contains($0) })
        {
            throw .beyondOwn(missing)
        }
    }

    private func keepManageable(_ after: Accounts) throws(StaffRefusal) {
        if isManageable, !after.isManageable { throw .lastAdministrator }
    }
}
