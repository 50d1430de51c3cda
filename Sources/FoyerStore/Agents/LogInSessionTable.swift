public import FoyerCore

/// Log-in sessions of agents. A token itself is never stored, only its fingerprint.
public struct LogInSessionTable {
    let db: any SQLConnection

    init(_ db: any SQLConnection) { self.db = db }

    /// Stores a log-in session. Only a fingerprint of its token is kept: a copy of the database opens no
    /// session.
    public func insert(_ session: LogInSession) throws {
        try db.run(
            """
            INSERT INTO session (fingerprint, agent, created, seen, address, user_agent)
            VALUES (\(session.fingerprint), \(session.agent), \(session.created), \(session.seen),
                    \(session.address), \(session.userAgent))
            """
        )
    }

    /// Sessions active since `limit`; older ones are forgotten.
    public func all(seenSince limit: Instant) throws -> [LogInSession] {
        try db.run("SELECT * FROM session WHERE seen >= \(limit)").map(Self.session)
    }

    /// The sessions of one agent, the latest log-in first.
    public func list(of agent: Agent.ID) throws -> [LogInSession] {
        try db.run("SELECT * FROM session WHERE agent = \(agent) ORDER BY created DESC, fingerprint").map(
            Self.session)
    }

    private static func session(_ row: Row) throws -> LogInSession {
        LogInSession(
            fingerprint: try row.text("fingerprint"), agent: try row.id("agent"),
            created: try row.instant("created"), seen: try row.instant("seen"),
            address: try row.text("address"), userAgent: try row.text("user_agent"))
    }

    /// The fingerprints of all log-in sessions.
    public func fingerprints() throws -> Set<String> {
        Set(try db.run("SELECT fingerprint FROM session").map { try $0.text("fingerprint") })
    }

    public func setSeen(_ fingerprint: String, at now: Instant) throws {
        try db.run("UPDATE session SET seen = \(now) WHERE fingerprint = \(fingerprint)")
    }

    public func delete(_ fingerprint: String) throws {
        try db.run("DELETE FROM session WHERE fingerprint = \(fingerprint)")
    }

    /// Deletes a session that somebody ends in another browser: every server closes its consoles.
    public func end(_ fingerprint: String) throws {
        try delete(fingerprint)
        try DirectoryTable(db).markChanged()
    }

    /// Deletes the sessions of an agent; every server closes their consoles.
    ///
    /// - Parameter kept: one that stays; nil for none.
    public func delete(of agent: Agent.ID, except kept: String? = nil) throws {
        try db.run("DELETE FROM session WHERE agent = \(agent) AND fingerprint <> \(kept ?? "")")
        try DirectoryTable(db).markChanged()
    }

    public func delete(seenBefore limit: Instant) throws {
        try db.run("DELETE FROM session WHERE seen < \(limit)")
    }
}
