public import FoyerCore

/// The agents, with their passwords and what each chose to be.
public struct AgentTable {
    let db: any SQLConnection

    init(_ db: any SQLConnection) { self.db = db }

    public func all() throws -> [Agent] {
        var skills: [Agent.ID: Set<Skill.ID>] = [:]
        for row in try db.run("SELECT agent, skill FROM agent_skill") {
            skills[try row.id("agent"), default: []].insert(try row.id("skill"))
        }
        return try db.run("SELECT * FROM agent ORDER BY name, id").map { row in
            try AgentRow.agent(row, skills: skills[try row.id("id")] ?? [])
        }
    }

    public func find(_ id: Agent.ID) throws -> Agent? {
        try db.run("SELECT * FROM agent WHERE id = \(id)").first.map(agent)
    }

    /// The agent with this e-mail address (case-insensitive).
    public func find(email: String) throws -> Agent? {
        try db.run("SELECT * FROM agent WHERE email = \(email.lowercased())").first.map(agent)
    }

    /// The active agent with this e-mail address (case-insensitive), and the password's argon2id text; nil if
    /// they have not chosen one.
    public func credentials(for email: String) throws -> (agent: Agent, password: String?)? {
        try db.run("SELECT * FROM agent WHERE email = \(email.lowercased()) AND active = 1").first.map {
            row in
            (try agent(row), try row.optionalText("password"))
        }
    }

    /// The agents who have chosen a password. The others are invited.
    public func joined() throws -> Set<Agent.ID> {
        Set(try db.run("SELECT id FROM agent WHERE password IS NOT NULL").map { try $0.id("id") })
    }

    private func agent(_ row: Row) throws -> Agent {
        let id: Agent.ID = try row.id("id")
        let skills = try db.run("SELECT skill FROM agent_skill WHERE agent = \(id)").map {
            try $0.id("skill", as: Skill.self)
        }
        return try AgentRow.agent(row, skills: Set(skills))
    }

    /// - Parameter password: argon2id text; nil for an agent who chooses one later, with a link.
    public func insert(_ agent: Agent, password: String?) throws {
        try db.run(
            """
            INSERT INTO agent (id, name, title, email, password, role, chat_limit, availability, alias, active)
            VALUES (\(agent.id), \(agent.name), \(agent.title), \(agent.email.lowercased()), \(password), \(agent.role),
                    \(agent.limit), \(Availability.online), \(agent.alias), \(agent.isActive))
            """
        )
        try replaceSkills(of: agent)
        try DirectoryTable(db).markChanged()
    }

    /// Overwrites everything but the password.
    public func update(_ agent: Agent) throws {
        try db.run(
            """
            UPDATE agent SET name = \(agent.name), alias = \(agent.alias), title = \(agent.title),
                email = \(agent.email.lowercased()), role = \(agent.role), chat_limit = \(agent.limit),
                active = \(agent.isActive)
            WHERE id = \(agent.id)
            """)
        try replaceSkills(of: agent)
        try DirectoryTable(db).markChanged()
    }

    private func replaceSkills(of agent: Agent) throws {
        try db.run("DELETE FROM agent_skill WHERE agent = \(agent.id)")
        for skill in agent.skills.sorted() {
            try db.run("INSERT INTO agent_skill (agent, skill) VALUES (\(agent.id), \(skill))")
        }
    }

    /// Replaces the password of an agent and ends their log-in sessions.
    ///
    /// - Parameter password: argon2id text.
    /// - Returns: false if no agent has this e-mail address (case-insensitive).
    public func setPassword(_ password: String, ofEmail email: String) throws -> Bool {
        guard
            let agent: Agent.ID = try db.run("SELECT id FROM agent WHERE email = \(email.lowercased())")
                .first?
                .id("id")
        else { return false }
        try setPassword(password, of: agent)
        return true
    }

    /// Replaces the password of an agent and ends their log-in sessions.
    ///
    /// - Parameter password: argon2id text.
    public func setPassword(_ password: String, of agent: Agent.ID) throws {
        try db.run("UPDATE agent SET password = \(password) WHERE id = \(agent)")
        try db.run("DELETE FROM session WHERE agent = \(agent)")
        try DirectoryTable(db).markChanged()
    }

    /// Replaces the password of an agent who knew the old one. Their sessions stay.
    ///
    /// - Parameter password: argon2id text.
    public func replacePassword(_ password: String, of agent: Agent.ID) throws {
        try db.run("UPDATE agent SET password = \(password) WHERE id = \(agent)")
    }

    /// Gives an agent another role.
    ///
    /// - Returns: false if no agent has this e-mail address (case-insensitive).
    public func setRole(_ role: Role.ID, ofEmail email: String) throws -> Bool {
        let found = try db.run("SELECT id FROM agent WHERE email = \(email.lowercased())")
        guard let agent: Agent.ID = try found.first?.id("id") else { return false }
        try db.run("UPDATE agent SET role = \(role) WHERE id = \(agent)")
        try DirectoryTable(db).markChanged()
        return true
    }

    /// When each agent last logged in; absent for one who never did.
    public func lastLogIns() throws -> [Agent.ID: Instant] {
        var moments: [Agent.ID: Instant] = [:]
        for row in try db.run("SELECT id, last_log_in FROM agent WHERE last_log_in IS NOT NULL") {
            moments[try row.id("id")] = try row.instant("last_log_in")
        }
        return moments
    }

    public func setLastLogIn(_ agent: Agent.ID, at now: Instant) throws {
        try db.run("UPDATE agent SET last_log_in = \(now) WHERE id = \(agent)")
    }

    /// The availability that each agent chose, and when they were last assigned a chat.
    public func choices() throws -> [Agent.ID: (availability: Availability, lastGiven: Instant?)] {
        var choices: [Agent.ID: (availability: Availability, lastGiven: Instant?)] = [:]
        for row in try db.run("SELECT id, availability, last_given FROM agent") {
            choices[try row.id("id")] = (try row.value("availability"), try row.optionalInstant("last_given"))
        }
        return choices
    }

    public func setAvailability(_ availability: Availability, of agent: Agent.ID) throws {
        try db.run("UPDATE agent SET availability = \(availability) WHERE id = \(agent)")
    }

    public func setLastGiven(_ agent: Agent.ID, at now: Instant) throws {
        try db.run("UPDATE agent SET last_given = \(now) WHERE id = \(agent)")
    }
}
