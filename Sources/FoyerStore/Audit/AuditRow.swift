import FoyerCore

/// An audit entry as a row.
enum AuditRow {
    /// Where an entry of no agent comes from, in the column `source`.
    enum Source: String {
        case agent, commandLine, server
    }

    static func author(of entry: AuditEntry) -> (source: Source, agent: Agent.ID?, name: String) {
        switch entry.author {
        case .agent(let id, let name): (.agent, id, name)
        case .commandLine: (.commandLine, nil, "")
        case .server: (.server, nil, "")
        }
    }

    static func record(_ row: Row) throws -> AuditRecord {
        let at = try row.instant("at")
        let author: AuditAuthor =
            switch try row.value("source", as: Source.self) {
            case .agent: .agent(try row.id("agent"), name: try row.text("agent_name"))
            case .commandLine: .commandLine
            case .server: .server
            }
        let entry = AuditEntry(
            at: at, by: author, try row.value("action"),
            on: AuditSubject(try row.value("kind"), id: try row.text("subject"), name: try row.text("name")),
            detail: try row.text("detail"), changes: AuditChangeText.decode(try row.text("changes")))
        return AuditRecord(
            position: AuditRecord.Position(at: at, number: try row.integer("id")), entry: entry)
    }
}

/// The changes of an entry in one column: records separated by U+001E, each of three fields separated by U+001F. A value begins with
/// `=`; one that does not exist is empty.
enum AuditChangeText {
    private static let record: Character = "\u{1E}"
    private static let field: Character = "\u{1F}"

    static func encode(_ changes: [AuditChange]) -> String {
        changes.map { change in
            [clean(change.field), value(change.before), value(change.after)].joined(separator: String(field))
        }.joined(separator: String(record))
    }

    static func decode(_ text: String) -> [AuditChange] {
        text.split(separator: record).compactMap { line in
            let fields = line.split(separator: field, omittingEmptySubsequences: false)
            guard fields.count == 3 else { return nil }
            return AuditChange(String(fields[0]), read(fields[1]), read(fields[2]))
        }
    }

    private static func value(_ text: String?) -> String { text.map { "=" + clean($0) } ?? "" }

    private static func read(_ text: Substring) -> String? { text.isEmpty ? nil : String(text.dropFirst()) }

    /// Without the separators, and without U+0000, which PostgreSQL stores in no text.
    static func clean(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { !["\u{0}", "\u{1E}", "\u{1F}"].contains($0) }))
    }
}
