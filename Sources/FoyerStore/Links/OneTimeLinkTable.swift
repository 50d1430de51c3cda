public import FoyerCore

/// One-time links. A token itself is never stored, only its fingerprint.
public struct OneTimeLinkTable {
    let db: any SQLConnection

    init(_ db: any SQLConnection) { self.db = db }

    public func find(_ fingerprint: String) throws -> OneTimeLink? {
        try db.run("SELECT * FROM one_time_link WHERE fingerprint = \(fingerprint)").first.map { row in
            OneTimeLink(
                fingerprint: fingerprint, purpose: try row.value("purpose"),
                agent: try row.optionalID("agent"),
                createdBy: try row.optionalID("created_by"), created: try row.instant("created"),
                expires: try row.instant("expires"), used: try row.optionalInstant("used"))
        }
    }

    public func insert(_ link: OneTimeLink) throws {
        try db.run(
            """
            INSERT INTO one_time_link (fingerprint, purpose, agent, created_by, created, expires, used)
            VALUES (\(link.fingerprint), \(link.purpose), \(link.agent), \(link.createdBy), \(link.created),
                    \(link.expires), \(link.used))
            """
        )
    }

    public func setUsed(_ fingerprint: String, at now: Instant) throws {
        try db.run("UPDATE one_time_link SET used = \(now) WHERE fingerprint = \(fingerprint)")
    }

    /// Deletes the links of this purpose that nobody has used yet, so that only the newest one works.
    ///
    /// - Parameter agent: whose; nil for the set-up.
    public func deleteUnused(_ purpose: OneTimeLink.Purpose, of agent: Agent.ID?) throws {
        if let agent {
            try db.run(
                "DELETE FROM one_time_link WHERE purpose = \(purpose) AND agent = \(agent) AND used IS NULL")
        } else {
            try db.run(
                "DELETE FROM one_time_link WHERE purpose = \(purpose) AND agent IS NULL AND used IS NULL")
        }
    }

    public func delete(expiredBefore limit: Instant) throws {
        try db.run("DELETE FROM one_time_link WHERE expires < \(limit)")
    }
}
