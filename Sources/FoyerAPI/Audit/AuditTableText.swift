import FoyerCore

/// The audit log as a table of comma-separated values.
enum AuditTableText {
    static let heading = CSVText.record([
        "time", "by", "agent id", "action", "subject kind", "subject id", "subject", "remark", "changes",
    ])

    static func record(_ record: AuditRecord) -> String {
        let entry = record.entry
        return CSVText.record([
            entry.at.auditText, name(of: entry.author), entry.author.agent?.description ?? "",
            entry.action.rawValue, entry.subject.kind.rawValue, entry.subject.id, entry.subject.name,
            entry.detail, entry.changes.map(words).joined(separator: "; "),
        ])
    }

    private static func name(of author: AuditAuthor) -> String {
        switch author {
        case .agent(_, let name): name
        case .commandLine: "command line"
        case .server: "server"
        }
    }

    /// `leaveTime: 1 min → 90 s`.
    private static func words(_ change: AuditChange) -> String {
        switch (change.before, change.after) {
        case (nil, nil): change.field
        case (let before?, nil): "\(change.field): \(before) →"
        case (nil, let after?): "\(change.field): → \(after)"
        case (let before?, let after?): "\(change.field): \(before) → \(after)"
        }
    }
}
