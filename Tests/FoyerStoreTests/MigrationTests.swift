import FoyerCore
import FoyerSQLite
import FoyerStore
import Testing

private let now = Instant(milliseconds: 1_000)
private let first = Migration(
    number: 1, name: "first", sql: "CREATE TABLE a (x INTEGER); CREATE TABLE b (x INTEGER);")
private let second = Migration(number: 2, name: "second", sql: "ALTER TABLE a ADD COLUMN y TEXT")

@Suite struct MigrationTests {
    @Test func `migrations run once and in order`() async throws {
        let store = Store(try SQLiteDriver.inMemory())

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

    @Test func `today's migrations make a database`() async throws {
        let store = Store(try SQLiteDriver.inMemory())

        try await store.migrate(at: now)

        #expect(Migrations.all.map(\.number) == Array(1...Migrations.all.count))
    }

    @Test func `an edited migration is refused by name`() async throws {
        let store = Store(try SQLiteDriver.inMemory())
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
        let store = Store(try SQLiteDriver.inMemory())
        try await store.migrate(at: now, with: [first, second])

        let error = await refusal { () throws(MigrationError) in
            try await store.migrate(at: now, with: [first])
        }

        guard case .newer(found: 2, known: 1) = error else {
            return #expect(Bool(false), "\(String(describing: error))")
        }
    }

    @Test func `a migration that fails leaves nothing of itself or of those before it`() async throws {
        let store = Store(try SQLiteDriver.inMemory())
        let broken = Migration(
            number: 2, name: "broken", sql: "CREATE TABLE c (x INTEGER); CREATE TABLE a (x INTEGER)")

        await #expect(throws: MigrationError.self) {
            try await store.migrate(at: now, with: [first, broken])
        }

        let tables = try await store.driver.read { db in try db.run("SELECT 1 FROM sqlite_master") }
        #expect(tables.isEmpty)
    }

    @Test func `the hash tells every text from another`() {
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
