public import FoyerCore

/// Decides who may act. Reads the live directory each time, so a changed role takes effect with the next
/// action.
public struct Gate: Sendable {
    private let directory: LiveDirectory
    private let recordRefusal: RecordRefusals?

    /// - Parameter recordRefusal: nil: refusals are not audited.
    public init(_ directory: LiveDirectory, recordRefusal: RecordRefusals? = nil) {
        self.directory = directory
        self.recordRefusal = recordRefusal
    }

    /// - Throws: `noAgent` if the agent was removed; `forbidden` with the first permission named if it is
    ///   missing.
    public func actor(_ agent: Agent.ID, needs need: Need) throws(AgentFailure) -> Actor {
        let directory = directory.now
        guard let known = directory.agents[agent], let permissions = directory.permissions(of: agent) else {
            throw .noAgent
        }
        if let missing = Self.missing(need, in: permissions) {
            recordRefusal?(known, missing)
            throw .forbidden(missing)
        }
        return Actor(agent, name: known.name, permissions: permissions)
    }

    /// The permission to name in a refusal; nil when nothing is missing.
    private static func missing(_ need: Need, in permissions: Set<Role.Permission>) -> Role.Permission? {
        switch need {
        case .login: nil
        case .permission(let permission): permissions.contains(permission) ? nil : permission
        case .anyOf(let some): some.contains(where: permissions.contains) ? nil : some.first
        }
    }
}
