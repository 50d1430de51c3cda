public import FoyerCore
import Synchronization

/// Who and what there is: agents, queues, widgets, flows, bots. Small, read at every request, changed by hand.
public struct Directory: Sendable {
    public var agents: [Agent.ID: Agent]
    public var queues: [ChatQueue.ID: ChatQueue]
    public var widgets: [Widget.ID: Widget]
    public var bots: [Bot.ID: Bot]
    /// What each role may do.
    public var permissions: [Role: Set<Role.Permission>]
    /// Every version, since a running chat stays on its own.
    public var flows: [FlowVersion: Flow]
    /// The version that new chats begin with.
    public var published: [Flow.ID: Int]
    /// The store's count of changes when this was read; a higher one is newer.
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
        agents: [Agent] = [], queues: [ChatQueue] = [], widgets: [Widget] = [], bots: [Bot] = [],
        flows: [Flow] = [],
        published: [Flow.ID: Int] = [:], permissions: [Role: Set<Role.Permission>] = Self.usualPermissions,
        version: Int64 = 0
    ) {
        self.permissions = permissions
        self.version = version
        self.agents = Dictionary(uniqueKeysWithValues: agents.map { ($0.id, $0) })
        self.queues = Dictionary(uniqueKeysWithValues: queues.map { ($0.id, $0) })
        self.widgets = Dictionary(uniqueKeysWithValues: widgets.map { ($0.id, $0) })
        self.bots = Dictionary(uniqueKeysWithValues: bots.map { ($0.id, $0) })
        self.flows = Dictionary(
            uniqueKeysWithValues: flows.map { (FlowVersion(flow: $0.id, version: $0.version), $0) })
        self.published = published
    }

    public static let usualPermissions = Dictionary(
        uniqueKeysWithValues: Role.allCases.map { ($0, $0.usualPermissions) })

    /// What the agent may do; nil when there is no such agent.
    public func permissions(of agent: Agent.ID) -> Set<Role.Permission>? {
        agents[agent].map { permissions[$0.role] ?? [] }
    }

    /// The flow that new chats begin with.
    public func flow(_ id: Flow.ID) -> Flow? {
        published[id].flatMap { flows[FlowVersion(flow: id, version: $0)] }
    }
}

/// The directory as it is now.
public final class LiveDirectory: Sendable {
    private let value: Mutex<Directory>

    public init(_ directory: Directory) {
        value = Mutex(directory)
    }

    public var now: Directory { value.withLock { $0 } }

    /// Puts `directory` in place, unless what is there is as new.
    ///
    /// - Returns: whether it was put in place.
    public func replace(by directory: Directory) -> Bool {
        value.withLock { value in
            guard directory.version > value.version else { return false }
            value = directory
            return true
        }
    }
}
