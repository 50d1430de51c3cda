public import FoyerCore

extension SQLConnection {
    public func agents() throws -> [Agent] {
        try run("SELECT * FROM agent ORDER BY name, id").map(AgentRow.agent)
    }

    public func agent(_ id: Agent.ID) throws -> Agent? {
        try run("SELECT * FROM agent WHERE id = \(id)").first.map(AgentRow.agent)
    }

    /// The agent with this e-mail address (case-insensitive), and the password's argon2id text.
    public func credentials(for email: String) throws -> (agent: Agent, password: String)? {
        try run("SELECT * FROM agent WHERE email = \(email.lowercased())").first.map { row in
            (try AgentRow.agent(row), try row.text("password"))
        }
    }

    public func insert(_ agent: Agent, password: String) throws {
        try run(
            """
            INSERT INTO agent (id, name, title, email, password, role, chat_limit, availability)
            VALUES (\(agent.id), \(agent.name), \(agent.title), \(agent.email.lowercased()), \(password), \(agent.role),
                    \(agent.limit), \(Availability.online))
            """
        )
        try recordDirectoryChange()
    }

    /// The availability that each agent chose, and when they were last assigned a chat.
    public func choices() throws -> [Agent.ID: (availability: Availability, lastGiven: Instant?)] {
        var choices: [Agent.ID: (availability: Availability, lastGiven: Instant?)] = [:]
        for row in try run("SELECT id, availability, last_given FROM agent") {
            choices[try row.id("id")] = (try row.value("availability"), try row.optionalInstant("last_given"))
        }
        return choices
    }

    public func save(_ availability: Availability, of agent: Agent.ID) throws {
        try run("UPDATE agent SET availability = \(availability) WHERE id = \(agent)")
    }

    public func recordAssignment(_ agent: Agent.ID, at now: Instant) throws {
        try run("UPDATE agent SET last_given = \(now) WHERE id = \(agent)")
    }

    /// Stores a log-in session. Only a fingerprint of its token is kept: a copy of the database opens no
    /// session.
    public func openSession(_ fingerprint: String, of agent: Agent.ID, at now: Instant) throws {
        try run(
            "INSERT INTO session (fingerprint, agent, created, seen) VALUES (\(fingerprint), \(agent), \(now), \(now))"
        )
    }

    /// Sessions active since `limit`; older ones are forgotten.
    public func sessions(seenSince limit: Instant) throws -> [LogInSession] {
        try run("SELECT * FROM session WHERE seen >= \(limit)").map { row in
            LogInSession(
                fingerprint: try row.text("fingerprint"), agent: try row.id("agent"),
                created: try row.instant("created"),
                seen: try row.instant("seen"))
        }
    }

    public func recordSeen(_ fingerprint: String, at now: Instant) throws {
        try run("UPDATE session SET seen = \(now) WHERE fingerprint = \(fingerprint)")
    }

    public func closeSession(_ fingerprint: String) throws {
        try run("DELETE FROM session WHERE fingerprint = \(fingerprint)")
    }

    public func closeSessions(seenBefore limit: Instant) throws {
        try run("DELETE FROM session WHERE seen < \(limit)")
    }

    /// Records an action in the audit log.
    public func audit(
        _ action: String, by agent: Agent.ID?, on subject: String, detail: String = "", at now: Instant
    ) throws {
        try run(
            """
            INSERT INTO audit (at, agent, action, subject, detail)
            VALUES (\(now), \(agent), \(action), \(subject), \(detail))
            """
        )
    }

    /// The networks of log-ins since a moment: e-mail address, network, and time of the last one.
    public func logIns(since moment: Instant) throws -> [(email: String, address: String, at: Instant)] {
        try run(
            """
            SELECT agent.email AS email, audit.detail AS address, MAX(audit.at) AS last
            FROM audit JOIN agent ON agent.id = audit.agent
            WHERE audit.at > \(moment) AND audit.action = 'logIn' GROUP BY agent.email, audit.detail
            """
        ).map { (try $0.text("email"), try $0.text("address"), try $0.instant("last")) }
    }

    /// The newest entries first.
    public func auditEntries(limit: Int) throws -> [AuditEntry] {
        try run("SELECT * FROM audit ORDER BY id DESC LIMIT \(limit)").map { row in
            AuditEntry(
                at: try row.instant("at"), agent: try row.optionalID("agent"), action: try row.text("action"),
                subject: try row.text("subject"), detail: try row.text("detail"))
        }
    }
}

/// A browser in which an agent is logged in.
public struct LogInSession: Hashable, Sendable {
    /// SHA-256 of the token in the cookie, hexadecimal.
    public let fingerprint: String
    public let agent: Agent.ID
    public let created: Instant
    public let seen: Instant

    public init(fingerprint: String, agent: Agent.ID, created: Instant, seen: Instant) {
        self.fingerprint = fingerprint
        self.agent = agent
        self.created = created
        self.seen = seen
    }
}

/// An entry of the audit log.
public struct AuditEntry: Hashable, Sendable {
    public let at: Instant
    public let agent: Agent.ID?
    public let action: String
    public let subject: String
    public let detail: String
}

enum AgentRow {
    static func agent(_ row: Row) throws -> Agent {
        Agent(
            id: try row.id("id"), name: try row.text("name"), title: try row.text("title"),
            email: try row.text("email"),
            role: try row.value("role"), limit: Int(try row.integer("chat_limit")))
    }
}
