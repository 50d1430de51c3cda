public import FoyerCore

/// The answer to a console's `hello`.
public struct AgentWelcome: WireShape, Hashable {
    public let boot: String
    public let now: Instant
    public let agent: AgentShape
    /// The permissions of `agent`.
    public let permissions: Set<Role.Permission>
    public let agents: [AgentShape]
    public let widgets: [NamedShape]
    public let queues: [NamedShape]
    public let chats: [ChatShape]
    /// The number of waiting chats that are not in `chats`.
    public let moreWaiting: Int
    public let invitations: [InvitationShape]

    public init(
        boot: String, now: Instant, agent: AgentShape, permissions: Set<Role.Permission>,
        agents: [AgentShape], widgets: [NamedShape],
        queues: [NamedShape], chats: [ChatShape], moreWaiting: Int = 0, invitations: [InvitationShape]
    ) {
        self.boot = boot
        self.now = now
        self.agent = agent
        self.permissions = permissions
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
            json.member("permissions", permissions.map(\.rawValue).sorted())
            json.member("queues", queues)
            json.type("welcome")
            json.member("widgets", widgets)
        }
    }
}
