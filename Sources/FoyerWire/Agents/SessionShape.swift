public import FoyerCore

/// The answer to a log-in, and to `GET /api/v1/session`.
public struct SessionShape: WireShape, Hashable {
    public let agent: AgentShape
    public let permissions: Set<Role.Permission>

    public init(_ agent: AgentShape, permissions: Set<Role.Permission>) {
        self.agent = agent
        self.permissions = permissions
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("agent", agent)
            json.member("permissions", permissions.map(\.rawValue).sorted())
        }
    }
}
