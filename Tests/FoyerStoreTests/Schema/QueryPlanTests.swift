import FoyerCore
import TestSupport
import Testing

@testable import FoyerStore

/// What runs for every message must cost the same in a chat of ten messages and of ten thousand.
@Suite struct QueryPlanTests {
    @Test(.enabled(if: TestDatabase.isSQLite)) func `a draft is found by its index`() async throws {
        let store = Store(try TestDatabase.open())
        try await store.migrate(at: Instant(milliseconds: 0))
        let lookups = [
            DraftLookup.of("d1", in: Chat.ID(high: 1, low: 2), by: .agent(Agent.ID(high: 5, low: 6))),
            DraftLookup.of("d1", by: Visitor.ID(high: 3, low: 4)),
            OpenChatLookup.lookup(of: Visitor.ID(high: 3, low: 4), without: "d1"),
        ]

        for lookup in lookups {
            let plan = try await store.driver.read { db in
                try db.run("EXPLAIN QUERY PLAN \(lookup)").map { try $0.text("detail") }
            }

            #expect(
                plan.contains { $0.contains("INDEX message_draft (draft=? AND chat=? AND <expr>=?)") },
                "\(plan)")
            #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(plan)")
        }
    }

    @Test(.enabled(if: TestDatabase.isSQLite), arguments: [Chat.ID(high: 1, low: 2), nil])
    func `a visitor's earlier chats are found by the index, in its order`(before: Chat.ID?) async throws {
        let store = Store(try TestDatabase.open())
        try await store.migrate(at: Instant(milliseconds: 0))
        let lookup = HistoryLookup.chats(of: Visitor.ID(high: 3, low: 4), before: before, limit: 21)

        let plan = try await store.driver.read { db in
            try db.run("EXPLAIN QUERY PLAN \(lookup)").map { try $0.text("detail") }
        }

        #expect(plan.contains { $0.contains("INDEX chat_visitor (visitor=?") }, "\(plan)")
        #expect(!plan.contains { $0.contains("B-TREE FOR ORDER BY") || $0.hasPrefix("SCAN") }, "\(plan)")
    }
}
