public import FoyerCore

/// Log-in sessions of agents. A token itself is never stored, only its fingerprint.
public struct LogInSessionTable {
    let db: any SQLConnection

    init(_ db: any SQLConnection) { self.db = db }

    /// Stores a log-in session. Only a fingerprint of its token is kept: a copy of the database opens no
    /// session.
    public func insert(_ fingerprint: String, of agent: Agent.ID, at now: Instant) throws {
        try db.run(
            "INSERT INTO session (fingerprint, agent, created, seen) VALUES (\(fingerprint), \(agent), \(now), \(now))"
        )
    }

    /// Sessions active since `limit`; older ones are forgotten.
    public func all(seenSince limit: Instant) throws -> [LogInSession] {
        try db.run("SELECT * FROM session WHERE seen >= \(limit)").map { row in
            LogInSession(
                fingerprint: try row.text("fingerprint"), agent: try row.id("agent"),
                created: try row.instant("created"),
                seen: try row.instant("seen"))
        }
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

    public func delete(seenBefore limit: Instant) throws {
        try db.run("DELETE FROM session WHERE seen < \(limit)")
    }
}
