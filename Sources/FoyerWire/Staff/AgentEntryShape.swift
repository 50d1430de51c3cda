public import FoyerCore

/// An agent in the Admin Console.
public struct AgentEntryShape: WireShape, Hashable {
    public let agent: AgentShape
    public let queues: [NamedShape]
    /// Nil if the agent never logged in.
    public let lastLogIn: Instant?
    /// False while the agent has not chosen a password.
    public let hasJoined: Bool
    /// Browsers in which the agent is logged in.
    public let sessions: Int
    /// How long new browsers must wait after too many wrong passwords; nil if they need not.
    public let locked: Span?

    public init(
        _ agent: AgentShape, queues: [NamedShape], lastLogIn: Instant?, hasJoined: Bool, sessions: Int,
        locked: Span?
    ) {
        self.agent = agent
        self.queues = queues
        self.lastLogIn = lastLogIn
        self.hasJoined = hasJoined
        self.sessions = sessions
        self.locked = locked
    }

    public func write(to json: inout JSONWriter) {
        let person = agent.agent
        json.object { json in
            json.member("absentUntil", agent.absentUntil)
            json.member("active", person.isActive)
            json.member("alias", person.alias)
            json.member("availability", agent.availability)
            json.member("chats", agent.chats)
            json.member("email", person.email)
            json.member("etag", person.revision)
            json.member("id", person.id)
            json.member("joined", hasJoined)
            json.member("lastLogIn", lastLogIn)
            json.member("limit", person.limit)
            json.member("locked", locked)
            json.member("name", person.name)
            json.member("queues", queues)
            json.member("role", person.role)
            json.member("roleName", agent.roleName)
            json.member("sessions", sessions)
            json.member("skills", person.skills.sorted())
            json.member("title", person.title)
        }
    }
}
