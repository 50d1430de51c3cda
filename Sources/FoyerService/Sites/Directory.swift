public import FoyerCore
import Synchronization

/// The configuration: agents, queues, widgets, flows, bots. Small, read with every request, changed rarely.
public struct Directory: Sendable {
    public var agents: [Agent.ID: Agent]
    public var queues: [ChatQueue.ID: ChatQueue]
    public var widgets: [Widget.ID: Widget]
    /// The names of deleted widgets.
    public var formerWidgets: [Widget.ID: String]
    public var bots: [Bot.ID: Bot]
    /// Built-in and own roles.
    public var roles: [Role.ID: Role]
    public var skills: [Skill.ID: Skill]
    /// All versions, since a running chat keeps its own.
    public var flows: [FlowVersion: Flow]
    /// The version that new chats begin with.
    public var published: [Flow.ID: Int]
    /// The time zones of the queues. A zone that this machine does not know counts as UTC.
    public var zones: [String: ZoneOffsets]
    /// Times that an administrator can change.
    public var settings: SiteSettings
    /// The store's change counter at the time of reading; a higher one is newer.
    public var version: Int64

    public struct FlowVersion: Hashable, Sendable {
        public let flow: Flow.ID
        public let version: Int

        public init(flow: Flow.ID, version: Int) {
            self.flow = flow
            self.version = version
        }
    }

    public init(
        agents: [Agent] = [], queues: [ChatQueue] = [], widgets: [Widget] = [],
        formerWidgets: [Widget.ID: String] = [:], bots: [Bot] = [],
        flows: [Flow] = [],
        published: [Flow.ID: Int] = [:], roles: [Role] = Role.builtIn, skills: [Skill] = [],
        zones: [String: ZoneOffsets] = [:], settings: SiteSettings = SiteSettings(), version: Int64 = 0
    ) {
        self.zones = zones
        self.roles = Dictionary(uniqueKeysWithValues: roles.map { ($0.id, $0) })
        self.skills = Dictionary(uniqueKeysWithValues: skills.map { ($0.id, $0) })
        self.settings = settings
        self.version = version
        self.agents = Dictionary(uniqueKeysWithValues: agents.map { ($0.id, $0) })
        self.queues = Dictionary(uniqueKeysWithValues: queues.map { ($0.id, $0) })
        self.widgets = Dictionary(uniqueKeysWithValues: widgets.map { ($0.id, $0) })
        self.formerWidgets = formerWidgets
        self.bots = Dictionary(uniqueKeysWithValues: bots.map { ($0.id, $0) })
        self.flows = Dictionary(
            uniqueKeysWithValues: flows.map { (FlowVersion(flow: $0.id, version: $0.version), $0) })
        self.published = published
    }

    /// The agent's permissions; nil if there is no such agent, or if they are deactivated.
    public func permissions(of agent: Agent.ID) -> Set<Role.Permission>? {
        guard let agent = agents[agent], agent.isActive else { return nil }
        return roles[agent.role]?.permissions ?? []
    }

    /// The flow that new chats begin with.
    public func flow(_ id: Flow.ID) -> Flow? {
        published[id].flatMap { flows[FlowVersion(flow: id, version: $0)] }
    }
}
