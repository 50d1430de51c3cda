public import FoyerCore

/// The audit log: who did what to whom.
public struct AuditTable {
    let db: any SQLConnection

    init(_ db: any SQLConnection) { self.db = db }

    /// Records who did what to whom.
    public func append(
        _ action: String, by agent: Agent.ID?, on subject: String, detail: String = "", at now: Instant
    ) throws {
        try db.run(
            """
            INSERT INTO audit (at, agent, action, subject, detail)
            VALUES (\(now), \(agent), \(action), \(subject), \(detail))
            """
        )
    }

    /// The networks of log-ins since a moment: e-mail address, network, and time of the last one.
    public func logIns(since moment: Instant) throws -> [(email: String, address: String, at: Instant)] {
        try db.run(
            """
            SELECT agent.email AS email, audit.detail AS address, MAX(audit.at) AS last
            FROM audit JOIN agent ON agent.id = audit.agent
            WHERE audit.at > \(moment) AND audit.action = 'logIn' GROUP BY agent.email, audit.detail
            """
        ).map { (try $0.text("email"), try $0.text("address"), try $0.instant("last")) }
    }

    /// Who last did something to this subject since a moment; nil if nobody did, or the server itself.
    public func lastAgent(on subject: String, since moment: Instant) throws -> Agent.ID? {
        let latest = try db.run(
            """
            SELECT agent FROM audit WHERE at >= \(moment) AND subject = \(subject)
            ORDER BY at DESC, id DESC LIMIT 1
            """)
        return try latest.first?.optionalID("agent")
    }
}
