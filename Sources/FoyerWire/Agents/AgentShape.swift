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

    public init(_ agent: Agent, availability: Availability, chats: Int, absentUntil: Instant? = nil) {
        self.agent = agent
        self.availability = availability
        self.chats = chats
        self.absentUntil = absentUntil
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("absentUntil", absentUntil)
            json.member("availability", availability)
            json.member("chats", chats)
            json.member("email", agent.email)
            json.member("id", agent.id)
            json.member("limit", agent.limit)
            json.member("name", agent.name)
            json.member("role", agent.role)
            json.member("title", agent.title)
        }
    }
}

/// A widget or a queue with its name.
public struct NamedShape: WireShape, Hashable {
    public let id: String
    public let name: String

    public init(_ widget: Widget) {
        id = widget.id.description
        name = widget.name
    }

    public init(_ queue: ChatQueue) {
        id = queue.id.description
        name = queue.name
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", id)
            json.member("name", name)
        }
    }
}

/// All names that a console needs: agents, widgets and queues.
public struct DirectoryShape: WireShape, Hashable {
    public let agents: [AgentShape]
    public let widgets: [NamedShape]
    public let queues: [NamedShape]

    public init(agents: [AgentShape], widgets: [NamedShape], queues: [NamedShape]) {
        self.agents = agents
        self.widgets = widgets
        self.queues = queues
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("agents", agents)
            json.member("queues", queues)
            json.type("directory")
            json.member("widgets", widgets)
        }
    }
}

/// The answer to a console's `hello`.
public struct AgentWelcome: WireShape, Hashable {
    public let boot: String
    public let now: Instant
    public let agent: AgentShape
    public let agents: [AgentShape]
    public let widgets: [NamedShape]
    public let queues: [NamedShape]
    public let chats: [ChatShape]
    /// The number of waiting chats that are not in `chats`.
    public let moreWaiting: Int
    public let invitations: [InvitationShape]

    public init(
        boot: String, now: Instant, agent: AgentShape, agents: [AgentShape], widgets: [NamedShape],
        queues: [NamedShape], chats: [ChatShape], moreWaiting: Int = 0, invitations: [InvitationShape]
    ) {
        self.boot = boot
        self.now = now
        self.agent = agent
        self.agents = agents
        self.widgets = widgets
        self.queues = queues
        self.chats = chats
        self.moreWaiting = moreWaiting
        self.invitations = invitations
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("agent", agent)
            json.member("agents", agents)
            json.member("boot", boot)
            json.member("chats", chats)
            json.member("invitations", invitations)
            json.member("moreWaiting", moreWaiting)
            json.member("now", now)
            json.member("queues", queues)
            json.type("welcome")
            json.member("widgets", widgets)
        }
    }
}

/// The body of `POST /api/v1/session`.
public struct LogInRequest: Hashable, Sendable {
    public let email: String
    public let password: String

    public init(body: [UInt8]) throws(MalformedFrame) {
        let fields = try Fields(text: body)
        email = try fields.text("email", upTo: WireLimit.email)
        password = try fields.text("password", upTo: WireLimit.password)
    }
}

/// The answer to a log-in, and to `GET /api/v1/session`.
public struct SessionShape: WireShape, Hashable {
    public let agent: AgentShape

    public init(_ agent: AgentShape) {
        self.agent = agent
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in json.member("agent", agent) }
    }
}
