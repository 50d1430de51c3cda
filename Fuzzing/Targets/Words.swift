import CSQLite
import FoyerCore
@testable import FoyerStore
import FoyerWire

/// What a bot searches for in a visitor's words: whatever they are, SQLite's full-text search understands the question.
let words = Target(
    name: "words",
    check: { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        let said = BotAnswering.words(of: text)
        expect(said.count <= 24 && Set(said).count == said.count, "\(said.count) words")
        guard !said.isEmpty else { return }
        let fault = FullText.shared.fault(of: Question.about(said))
        expect(fault == nil, "\(said): \(fault ?? "")")
        _ = BotAnswering.decide(on: text, passages: [], misses: 0)
        _ = EmailCheck.accepts(text[...])
    },
    worst: [
        Worst("one word", repeating: "a", work: Question.run),
        Worst("short words", repeating: "a ", work: Question.run),
        Worst("signs", repeating: "\"*", work: Question.run),
        Worst("marks", "e", repeating: "\u{301}", work: Question.run),
        Worst("an e-mail address of dots", repeating: "a.", "@b.c") { bytes in
            _ = EmailCheck.accepts(String(decoding: bytes, as: UTF8.self)[...])
        },
    ]
)

/// Lets the store make its question, and keeps it instead of asking.
private final class Question: SQLConnection {
    private var query = ""

    static func about(_ words: [String]) -> String {
        let question = Question()
        _ = try? question.knowledge(of: Identifier(high: 0, low: 0), about: words, limit: 3)
        return question.query
    }

    /// No longer message comes here. Folding marks alone sorts them, which is a little more than linear.
    @Sendable static func run(_ message: [UInt8]) {
        let bytes = message.prefix(WireLimit.visitorFrame)
        _ = about(BotAnswering.words(of: String(decoding: bytes, as: UTF8.self)))
    }

    func run(_ sql: SQL) throws(StoreError) -> [Row] {
        if case .text(let text)? = sql.values.first { query = text }
        return []
    }

    func change(_ sql: SQL) throws(StoreError) -> Int { 0 }
    func run(script: String) throws(StoreError) {}
}

/// A full-text index like the store's, in memory. libFuzzer has one thread; hence unchecked.
private final class FullText: @unchecked Sendable {
    static let shared = FullText()
    private var database: OpaquePointer?
    private var statement: OpaquePointer?

    private init() {
        sqlite3_open(":memory:", &database)
        let table = """
            CREATE VIRTUAL TABLE t USING fts5 (q, a, tokenize = 'porter unicode61 remove_diacritics 2');
            INSERT INTO t VALUES ('How do I send it back?', 'Within 30 days.')
            """
        let isMade = sqlite3_exec(database, table, nil, nil, nil) == SQLITE_OK
        expect(isMade, "no full-text search")
        sqlite3_prepare_v2(database, "SELECT count(*) FROM t WHERE t MATCH ?", -1, &statement, nil)
    }

    /// What SQLite says against the question; nil when it answers.
    func fault(of question: String) -> String? {
        sqlite3_reset(statement)
        var question = question
        return question.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { bytes in
                sqlite3_bind_text(statement, 1, bytes.baseAddress, Int32(bytes.count), nil)
                guard sqlite3_step(statement) == SQLITE_ROW else {
                    return String(cString: sqlite3_errmsg(database))
                }
                return nil
            }
        }
    }
}
