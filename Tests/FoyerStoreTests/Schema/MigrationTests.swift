import FoyerCore
import FoyerStore
import TestSupport
import Testing

private let now = Instant(milliseconds: 1_000)
private let first = Migration(
    number: 1, name: "first", sql: "CREATE TABLE a (x INTEGER); CREATE TABLE b (x INTEGER);")
private let second = Migration(number: 2, name: "second", sql: "ALTER TABLE a ADD COLUMN y TEXT")

@Suite struct MigrationTests {
    @Test func `migrations run once and in order`() async throws {
        let store = Store(try TestDatabase.open())

        try await store.migrate(at: now, with: [first])
        try await store.migrate(at: now, with: [first, second])
        try await store.migrate(at: now, with: [first, second])

        let done = try await store.driver.read { db in
            try db.run("SELECT name, hash, at FROM migration ORDER BY number")
        }
        #expect(try done.map { try $0.text("name") } == ["first", "second"])
        #expect(try done.map { try $0.text("hash") } == [first.hash, second.hash])
        #expect(try done.map { try $0.instant("at") } == [now, now])
        _ = try await store.driver.read { db in try db.run("SELECT a.x, a.y, b.x FROM a, b") }
    }

    @Test func `the current migrations make a database`() async throws {
        let store = Store(try TestDatabase.open())

        try await store.migrate(at: now)

        #expect(Migrations.all.map(\.number) == Array(1...Migrations.all.count))
    }

    @Test func `a database of the first schema keeps its chats and messages`() async throws {
        let store = Store(try TestDatabase.open())
        try await store.migrate(at: now, with: [Migrations.all[0]])
        let chat = Chat.ID(high: 1, low: 2)
        let visitor = Visitor.ID(high: 3, low: 4)
        try await store.driver.write { db in
            try db.change(
                """
                INSERT INTO visitor (id, widget, first_seen, last_seen, since)
                VALUES (\(visitor), \(Widget.ID(high: 5, low: 6)), 1, 2, 1)
                """)
            try db.change(
                """
                INSERT INTO chat (id, visitor, widget, speaker_kind, speaker, started_at, waiting_since, last, last_at)
                VALUES (\(chat), \(visitor), \(Widget.ID(high: 5, low: 6)), 'queue', \(ChatQueue.ID(high: 7, low: 8)), 1, 1, 3, 4)
                """)
            for (number, draft) in zip(1...3, ["d1", "", ""]) {
                try db.change(
                    """
                    INSERT INTO message (chat, sequence, draft, author, text, at)
                    VALUES (\(chat), \(number), \(draft), 'visitor', \("text \(number)"), \(number))
                    """)
            }
        }

        try await store.migrate(at: now)

        let found = try await store.driver.read { db in
            (
                try db.chat(chat), try db.messages(in: chat, after: 0, limit: 10),
                try db.message(from: "d1", by: visitor)
            )
        }
        #expect(found.0?.last == 3)
        #expect(found.1.map(\.text) == ["text 1", "text 2", "text 3"])
        #expect(found.2?.sequence == 1)
        let next = try await store.driver.write { db in
            try db.say(NewMessage(id: "d2", author: .visitor, text: "4"), by: visitor, at: now)
        }
        #expect(next?.message.sequence == 4)
        #expect(
            try await store.driver.write { db in
                try db.say(NewMessage(id: "d1", author: .visitor, text: "again"), by: visitor, at: now)
            } == nil)
    }

    @Test func `an edited migration is refused by name`() async throws {
        let store = Store(try TestDatabase.open())
        try await store.migrate(at: now, with: [first])
        let edited = Migration(number: 1, name: "first", sql: first.sql + " ")

        let error = await refusal { () throws(MigrationError) in
            try await store.migrate(at: now, with: [edited, second])
        }

        guard case .changed(1, "first") = error else {
            return #expect(Bool(false), "\(String(describing: error))")
        }
        let done = try await store.driver.read { db in try db.run("SELECT 1 FROM migration") }
        #expect(done.count == 1)
    }

    @Test func `a database of a newer program is refused`() async throws {
        let store = Store(try TestDatabase.open())
        try await store.migrate(at: now, with: [first, second])

        let error = await refusal { () throws(MigrationError) in
            try await store.migrate(at: now, with: [first])
        }

        guard case .newer(found: 2, known: 1) = error else {
            return #expect(Bool(false), "\(String(describing: error))")
        }
    }

    @Test func `a failing migration leaves nothing of itself or of those before it`() async throws {
        let store = Store(try TestDatabase.open())
        let broken = Migration(
            number: 2, name: "broken", sql: "CREATE TABLE c (x INTEGER); CREATE TABLE a (x INTEGER)")

        await #expect(throws: MigrationError.self) {
            try await store.migrate(at: now, with: [first, broken])
        }

        let tables = try await store.driver.read { db in try db.run(TestDatabase.ownTables) }
        #expect(tables.isEmpty)
    }

    @Test func `the hash distinguishes texts`() {
        #expect(first.hash == first.hash)
        #expect(first.hash != second.hash)
        // The published test vectors of FNV-1a.
        #expect(Migration(number: 1, name: "", sql: "").hash == "cbf29ce484222325")
        #expect(Migration(number: 1, name: "", sql: "foobar").hash == "85944171f73967e8")
    }
}

private func refusal(_ body: () async throws(MigrationError) -> Void) async -> MigrationError? {
    do throws(MigrationError) { try await body() } catch { return error }
    return nil
}
