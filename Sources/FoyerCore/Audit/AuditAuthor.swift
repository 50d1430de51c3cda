/// Who did what an audit entry records.
public enum AuditAuthor: Hashable, Sendable {
    /// With the name at that time, which stays when the agent is renamed or deleted.
    case agent(Agent.ID, name: String)
    /// A command on the server's machine.
    case commandLine
    /// The server itself, without anybody's request.
    case server

    /// nil unless it was an agent.
    public var agent: Agent.ID? {
        switch self {
        case .agent(let id, name: _): id
        case .commandLine, .server: nil
        }
    }

    public init(_ agent: Agent) { self = .agent(agent.id, name: agent.name) }
}
