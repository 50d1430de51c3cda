public import FoyerStore

/// The query plan of a statement on the test database.
///
/// PostgreSQL scans a small table even where it has an index. So the plan is made without scans, hash joins and merge joins: a
/// scan that remains has no index to use.
public struct QueryPlan: Sendable {
    /// One line per step, in the database's own words, outermost first.
    public let steps: [String]

    public init(of sql: SQL, in db: any SQLConnection) throws(StoreError) {
        guard !TestDatabase.isSQLite else {
            steps = try db.all("EXPLAIN QUERY PLAN \(sql)") { try $0.text("detail") }
            return
        }
        try db.run(script: Self.choices.map { "SET LOCAL \($0) = off" }.joined(separator: "; "))
        steps = try db.all("EXPLAIN (COSTS OFF) \(sql)") { try $0.text("QUERY PLAN") }
        try db.run(script: Self.choices.map { "SET LOCAL \($0) = on" }.joined(separator: "; "))
    }

    private static let choices = ["enable_seqscan", "enable_hashjoin", "enable_mergejoin"]

    /// The first step that scans a whole unbounded table; nil if there is none.
    public var scan: String? {
        TestDatabase.isSQLite
            ? steps.first(where: Self.isSQLiteScan)
            : steps.indices.first(where: isPostgresScan).map { steps[$0] }
    }

    /// Tables that grow with visitors, visits or messages. `said` and `sent` are aliases for a second use of `message`.
    public static let growing: Set = [
        "visitor", "variable", "visit", "chat", "message", "said", "sent", "flow_run", "flow_field",
        "bot_run", "audit", "mail", "knowledge", "knowledge_word", "repeatable_request",
    ]
    /// Tables of the team's own configuration, or of what is open now: they may be scanned.
    public static let bounded: Set = [
        "agent", "session", "role", "skill", "agent_skill", "queue", "queue_agent", "queue_exception", "flow",
        "flow_version",
        "bot", "widget", "former_widget", "widget_sighting", "one_time_link", "hidden_check_list",
        "directory_version", "site_setting", "ban", "mail_server",
        "invitation", "eviction", "probe", "migration",
    ]
    /// Indexes of only the rows that are open now: scanning all of them is intended.
    private static let partial = [
        "chat_open", "chat_one_open", "chat_transfer", "visitor_captured", "flow_run_wake", "mail_due",
    ]

    private static func isSQLiteScan(_ step: String) -> Bool {
        let words = step.split(separator: " ")
        guard words.first == "SCAN", let table = words.dropFirst().first else { return false }
        return growing.contains(String(table)) && !words.contains { partial.contains(String($0)) }
    }

    /// `Seq Scan on chat`, `Index Scan using chat_visitor on chat`, `Bitmap Index Scan on chat_visitor`. An index step without a
    /// following `Index Cond` scans the whole index.
    private func isPostgresScan(_ position: Int) -> Bool {
        let words = steps[position].split(separator: " ").map(String.init)
        guard let scan = words.firstIndex(of: "Scan"), let on = words.firstIndex(of: "on") else {
            return false
        }
        if words.contains("Seq") { return words[(on + 1)...].contains(where: Self.growing.contains) }
        guard scan > 0, words[scan - 1] == "Index" || words[scan - 1] == "Only" else { return false }
        let isLookup = steps.dropFirst(position + 1).prefix { !$0.contains("->") }.contains {
            $0.contains("Index Cond")
        }
        let index = words.firstIndex(of: "using").map { words[$0 + 1] } ?? words[on + 1]
        let table = Self.growing.contains { index.hasPrefix($0 + "_") }
        return table && !isLookup && !Self.partial.contains(index)
    }
}

/// A statement that scans a whole unbounded table.
struct Scanned: Error, CustomStringConvertible {
    let statement: String
    let step: String

    var description: String { "\(step): \(statement)" }
}
