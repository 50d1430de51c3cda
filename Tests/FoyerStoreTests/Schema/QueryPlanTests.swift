import FoyerCore
import TestSupport
import Testing

@testable import FoyerStore

/// A query that runs for every message must cost the same in a chat of ten messages and of ten thousand, on both databases.
@Suite struct QueryPlanTests {
    private static let vera = Visitor.ID(high: 3, low: 4)
    private static let chat = Chat.ID(high: 1, low: 2)

    @Test(arguments: [
        DraftLookup.of("d1", in: chat, by: .agent(Agent.ID(high: 5, low: 6))),
        DraftLookup.of("d1", by: vera),
        OpenChatLookup.lookup(of: vera, without: "d1"),
    ])
    func `a draft is found by its index`(lookup: SQL) async throws {
        let plan = try await Self.plan(of: lookup)

        let condition =
            TestDatabase.isSQLite
            ? "INDEX message_draft (draft=? AND chat=? AND <expr>=?)" : "message_draft on message"
        #expect(plan.steps.contains { $0.contains(condition) }, "\(plan.steps)")
        #expect(plan.scan == nil, "\(plan.steps)")
    }

    @Test(arguments: [chat, nil])
    func `a visitor's earlier chats are read from the index, in its order`(before: Chat.ID?) async throws {
        let plan = try await Self.plan(of: HistoryLookup.chats(of: Self.vera, before: before, limit: 21))

        let lookup = TestDatabase.isSQLite ? "INDEX chat_visitor (visitor=?" : "using chat_visitor on chat"
        #expect(plan.steps.contains { $0.contains(lookup) }, "\(plan.steps)")
        #expect(!plan.steps.contains { $0.contains("B-TREE FOR ORDER BY") }, "\(plan.steps)")
        #expect(plan.scan == nil, "\(plan.steps)")
    }

    @Test(
        arguments: [
            ("SELECT * FROM message WHERE text = 'a'", true),
            ("SELECT * FROM message WHERE agent = 'a'", true),
            ("SELECT * FROM message WHERE chat = 'a' AND text = 'a'", false),
            ("SELECT * FROM chat WHERE ended_at IS NULL", false),
            ("SELECT COUNT(*) FROM visit", true),
            ("DELETE FROM visitor WHERE since = 1", true),
            ("SELECT * FROM chat JOIN visitor ON visitor.id = chat.visitor WHERE chat.id = 'a'", false),
            ("SELECT * FROM agent", false),
        ] as [(SQL, Bool)])
    func `a scan of a whole table is distinguished from a look-up`(statement: SQL, isScan: Bool) async throws
    {
        let plan = try await Self.plan(of: statement)

        #expect((plan.scan != nil) == isScan, "\(plan.steps)")
    }

    @Test func `every table is listed as growing or bounded`() async throws {
        let driver = try TestDatabase.open()
        try await Store(driver).migrate(at: Instant(milliseconds: 0))

        let tables = try await driver.read { db in try db.all(TestDatabase.ownTables) { try $0.text("name") }
        }

        #expect(tables.count > 20)
        for table in tables {
            #expect(QueryPlan.growing.contains(table) != QueryPlan.bounded.contains(table), "\(table)")
        }
    }

    private static func plan(of statement: SQL) async throws -> QueryPlan {
        let driver = try TestDatabase.open()
        try await Store(driver).migrate(at: Instant(milliseconds: 0))
        return try await driver.read { db in try QueryPlan(of: statement, in: db) }
    }
}
