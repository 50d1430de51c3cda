public import FoyerCore

/// A role, with the agents who have it.
public struct RoleShape: WireShape, Hashable {
    public let role: Role
    public let agents: [NamedShape]

    public init(_ role: Role, agents: [NamedShape]) {
        self.role = role
        self.agents = agents
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("agents", agents)
            json.member("builtIn", role.isBuiltIn)
            json.member("etag", role.revision)
            json.member("id", role.id)
            json.member("name", role.name)
            json.member("permissions", role.permissions.map(\.rawValue).sorted())
        }
    }
}
