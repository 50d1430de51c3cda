public import FoyerCore

/// An agent as displayed to colleagues.
public struct AgentShape: WireShape, Hashable {
    public let agent: Agent
    public let availability: Availability
    /// Open chats.
    public let chats: Int
    /// If no console is connected, when the agent's chats will be handed over. Nil while one is connected,
    /// and when Offline.
    public let absentUntil: Instant?
    /// The name of the agent's role.
    public let roleName: String

    public init(
        _ agent: Agent, roleName: String, availability: Availability, chats: Int,
        absentUntil: Instant? = nil
    ) {
        self.roleName = roleName
        self.agent = agent
        self.availability = availability
        self.chats = chats
        self.absentUntil = absentUntil
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("absentUntil", absentUntil)
            if !agent.isActive { json.member("active", false) }
            if !agent.alias.isEmpty { json.member("alias", agent.alias) }
            json.member("availability", availability)
            json.member("chats", chats)
            json.member("email", agent.email)
            json.member("id", agent.id)
            json.member("limit", agent.limit)
            json.member("name", agent.name)
            json.member("role", agent.role)
            json.member("roleName", roleName)
            json.member("title", agent.title)
        }
    }
}
