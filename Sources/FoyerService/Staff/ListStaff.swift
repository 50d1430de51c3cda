public import FoyerCore
public import FoyerStore

/// The agents, roles and skills as the Admin Console shows them.
public struct ListStaff: Sendable {
    let store: Store
    let directory: LiveDirectory
    let logIn: LogIn
    let clock: @Sendable () -> Instant

    public init(
        store: Store, directory: LiveDirectory, logIn: LogIn, clock: @escaping @Sendable () -> Instant
    ) {
        self.store = store
        self.directory = directory
        self.logIn = logIn
        self.clock = clock
    }

    /// An agent with what is known about their account.
    public struct Entry: Sendable {
        public let agent: Agent
        public let queues: [ChatQueue]
        /// Nil if the agent never logged in.
        public let lastLogIn: Instant?
        /// False while the agent has not chosen a password.
        public let hasJoined: Bool
        /// Browsers in which the agent is logged in.
        public let sessions: Int
        /// How long new browsers must wait after too many wrong passwords; nil if they need not.
        public let locked: Span?
    }

    /// All agents by name, the deactivated ones among them.
    public func agents(by _: Actor) async throws(AgentFailure) -> [Entry] {
        try await entries { _ in true }
    }

    public func agent(_ id: Agent.ID, by _: Actor) async throws(AgentFailure) -> Entry {
        guard let entry = try await entries({ $0.id == id }).first else { throw .staff(.noSuchAgent) }
        return entry
    }

    private func entries(
        _ isWanted: @escaping @Sendable (Agent) -> Bool
    ) async throws(AgentFailure) -> [Entry] {
        let (directory, now) = (directory.now, clock())
        let queues = directory.queues.values.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
        let since = now - directory.settings.sessionTime
        let logIn = logIn
        return try await store.read(failing: AgentFailure.self) { db in
            let (moments, joined) = (try db.agents.lastLogIns(), try db.agents.joined())
            let sessions = Dictionary(grouping: try db.sessions.all(seenSince: since), by: \.agent)
            return try db.agents.all().filter(isWanted).map { agent in
                Entry(
                    agent: agent, queues: queues.filter { $0.agents.contains(agent.id) },
                    lastLogIn: moments[agent.id], hasJoined: joined.contains(agent.id),
                    sessions: sessions[agent.id]?.count ?? 0, locked: logIn.wait(for: agent.email, at: now))
            }
        }
    }

    /// All roles, the built-in ones first, with the agents who have them.
    public func roles(by _: Actor) -> [(role: Role, agents: [Agent])] {
        let directory = directory.now
        let staff = Accounts(agents: Array(directory.agents.values), roles: Array(directory.roles.values))
        let own = directory.roles.values.filter { !$0.isBuiltIn }.sorted {
            ($0.name, $0.id) < ($1.name, $1.id)
        }
        return (Role.builtIn.compactMap { directory.roles[$0.id] } + own).map {
            ($0, staff.agents(with: $0.id))
        }
    }

    /// All skills by name, with the agents who have them.
    public func skills(by _: Actor) -> [(skill: Skill, agents: [Agent])] {
        let directory = directory.now
        let agents = directory.agents.values.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
        return directory.skills.values.sorted { ($0.name, $0.id) < ($1.name, $1.id) }.map { skill in
            (skill, agents.filter { $0.skills.contains(skill.id) })
        }
    }
}
