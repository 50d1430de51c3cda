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
        let (driver, store) = try open()

        try await store.migrate(at: now, with: [first])
        try await store.migrate(at: now, with: [first, second])
        try await store.migrate(at: now, with: [first, second])

        let done = try await driver.read { db in
            try db.run("SELECT name, hash, at FROM migration ORDER BY number")
        }
        #expect(try done.map { try $0.text("name") } == ["first", "second"])
        #expect(try done.map { try $0.text("hash") } == [first.hash, second.hash])
        #expect(try done.map { try $0.instant("at") } == [now, now])
        _ = try await driver.read { db in try db.run("SELECT a.x, a.y, b.x FROM a, b") }
    }

    @Test func `the current migrations create a database`() async throws {
        let (_, store) = try open()

        try await store.migrate(at: now)

        #expect(Migrations.all.map(\.number) == Array(1...Migrations.all.count))
    }

    @Test func `a later migration keeps the rows and fills the new column`() async throws {
        let (driver, store) = try open()
        try await store.migrate(at: now, with: [first])
        _ = try await driver.write { db in try db.change("INSERT INTO a (x) VALUES (1), (2)") }
        let filling = Migration(
            number: 2, name: "filling",
            sql: "ALTER TABLE a ADD COLUMN y TEXT NOT NULL DEFAULT 'new'; UPDATE a SET y = 'old' WHERE x = 1;"
        )

        try await store.migrate(at: now, with: [first, filling])

        let rows = try await driver.read { db in try db.run("SELECT x, y FROM a ORDER BY x") }
        #expect(try rows.map { try $0.text("y") } == ["old", "new"])
    }

    @Test func `only missing migrations run, and each records its time`() async throws {
        let (driver, store) = try open()
        try await store.migrate(at: now, with: [first])

        try await store.migrate(at: now + .days(1), with: [first, second])

        let done = try await driver.read { db in try db.run("SELECT at FROM migration ORDER BY number") }
        #expect(try done.map { try $0.instant("at") } == [now, now + .days(1)])
    }

    @Test func `two programs can migrate the same database at once`() async throws {
        let folder = try TemporaryFolder()
        let drivers = try TestDatabase.openTwice(in: folder.path("foyer.db"))

        try await withThrowingTaskGroup(of: Void.self) { group in
            for driver in drivers {
                group.addTask { try await Store(driver).migrate(at: now, with: [first, second]) }
            }
            try await group.waitForAll()
        }

        let done = try await drivers[0].read { db in try db.run("SELECT 1 AS one FROM migration") }
        #expect(done.count == 2)
    }

    @Test func `a database of an unreleased program is refused, however many migrations it had`()
        async throws
    {
        let (_, store) = try open()
        let unreleased = (1...10).map {
            Migration(number: $0, name: $0 == 1 ? "first" : "step", sql: "CREATE TABLE t\($0) (x INTEGER)")
        }
        try await store.migrate(at: now, with: unreleased)

        let error = await refusal { () throws(MigrationError) in try await store.migrate(at: now) }

        guard case .changed(1, "schema") = error else {
            return #expect(Bool(false), "\(String(describing: error))")
        }
        #expect(error?.description.contains("an unreleased or a modified Foyer made it") == true)
    }

    @Test func `the error names an edited migration`() async throws {
        let (driver, store) = try open()
        try await store.migrate(at: now, with: [first])
        let edited = Migration(number: 1, name: "first", sql: first.sql + " ")

        let error = await refusal { () throws(MigrationError) in
            try await store.migrate(at: now, with: [edited, second])
        }

        guard case .changed(1, "first") = error else {
            return #expect(Bool(false), "\(String(describing: error))")
        }
        let done = try await driver.read { db in try db.run("SELECT 1 FROM migration") }
        #expect(done.count == 1)
    }

    @Test func `a database of a newer program is refused`() async throws {
        let (_, store) = try open()
        try await store.migrate(at: now, with: [first, second])

        let error = await refusal { () throws(MigrationError) in
            try await store.migrate(at: now, with: [first])
        }

        guard case .newer(found: 2, known: 1) = error else {
            return #expect(Bool(false), "\(String(describing: error))")
        }
    }

    @Test func `a failing migration rolls back itself and those run before it`() async throws {
        let (driver, store) = try open()
        let broken = Migration(
            number: 2, name: "broken", sql: "CREATE TABLE c (x INTEGER); CREATE TABLE a (x INTEGER)")

        await #expect(throws: MigrationError.self) {
            try await store.migrate(at: now, with: [first, broken])
        }

        let tables = try await driver.read { db in try db.run(TestDatabase.ownTables) }
        #expect(tables.isEmpty)
    }

    @Test func `different texts have different hashes`() {
        #expect(first.hash == first.hash)
        #expect(first.hash != second.hash)
        // The published test vectors of FNV-1a.
        #expect(Migration(number: 1, name: "", sql: "").hash == "cbf29ce484222325")
        #expect(Migration(number: 1, name: "", sql: "foobar").hash == "85944171f73967e8")
    }
}

private func open() throws -> (driver: any SQLDriver, store: Store) {
    let driver = try TestDatabase.open()
    return (driver, Store(driver))
}

private func refusal(_ body: () async throws(MigrationError) -> Void) async -> MigrationError? {
    do throws(MigrationError) { try await body() } catch { return error }
    return nil
}
