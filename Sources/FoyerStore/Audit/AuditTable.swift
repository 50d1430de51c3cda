public import FoyerCore

/// The audit log: who did what to whom.
public struct AuditTable {
    let db: any SQLConnection

    init(_ db: any SQLConnection) { self.db = db }

    /// Records who did what to whom. Call it in the transaction of the action itself, so that neither is stored alone.
    public func append(_ entry: AuditEntry) throws {
        let author = AuditRow.author(of: entry)
        try db.run(
            """
            INSERT INTO audit (at, source, agent, agent_name, action, kind, subject, name, detail, changes)
            VALUES (\(entry.at), \(author.source), \(author.agent), \(AuditChangeText.clean(author.name)), \(entry.action),
                \(entry.subject.kind), \(entry.subject.id), \(AuditChangeText.clean(entry.subject.name)),
                \(AuditChangeText.clean(entry.detail)),
                \(AuditChangeText.encode(entry.changes)))
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

    /// Who last did something to this subject since a moment; nil if nobody did, or no agent.
    public func lastAgent(on kind: AuditSubject.Kind, _ subject: String, since moment: Instant) throws
        -> Agent.ID?
    {
        let latest = try db.run(
            """
            SELECT agent FROM audit WHERE subject = \(subject) AND kind = \(kind) AND at >= \(moment)
            ORDER BY at DESC, id DESC LIMIT 1
            """)
        return try latest.first?.optionalID("agent")
    }
}
