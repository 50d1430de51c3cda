import FoyerCore

/// The statements that read the audit log. Each looks up entries in the order of an index and stops after `limit`, so that the newest
/// page of a million entries costs as much as that of a hundred.
enum AuditLookup {
    /// The entries before a position, newest first.
    static func page(_ filter: AuditFilter, before position: AuditRecord.Position, limit: Int) -> SQL {
        // One bound from above, or SQLite would search by one of them and read everything before the other.
        let end = filter.until.map { AuditRecord.Position(at: $0, number: .min) } ?? .end
        let position = min(position, end)
        var common: [SQL] = ["(at, id) < (\(position.at), \(position.number))"]
        if let from = filter.from { common.append("at >= \(from)") }
        if let subject = filter.subject {
            common.append("kind = \(subject.kind) AND subject = \(subject.id)")
            if let agent = filter.agent { common.append("agent = \(agent)") }
            if !filter.actions.isEmpty { common.append("action IN (\(list: sorted(filter.actions)))") }
            return newest(common, limit)
        }
        guard filter.agent != nil || !filter.actions.isEmpty else { return newest(common, limit) }
        // One search for each action: of several at once an index has no order by time.
        let actions = filter.actions.isEmpty ? AuditAction.allCases.map(\.rawValue) : sorted(filter.actions)
        let searches = actions.map { action -> SQL in
            var conditions: [SQL] = filter.agent.map { ["agent = \($0)"] } ?? []
            conditions.append("action = \(action)")
            return "SELECT * FROM (\(newest(conditions + common, limit))) AS part"
        }
        return """
            SELECT * FROM (\(searches.joined(separator: " UNION ALL "))) AS found
            ORDER BY at DESC, id DESC LIMIT \(limit)
            """
    }

    private static func newest(_ conditions: [SQL], _ limit: Int) -> SQL {
        """
        SELECT * FROM audit WHERE \(conditions.joined(separator: " AND "))
        ORDER BY at DESC, id DESC LIMIT \(limit)
        """
    }

    private static func sorted(_ actions: Set<AuditAction>) -> [String] { actions.map(\.rawValue).sorted() }
}
