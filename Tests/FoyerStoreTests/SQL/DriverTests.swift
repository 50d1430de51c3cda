import FoyerCore
import FoyerSQLite
import FoyerStore
import Foundation
import TestSupport
import Testing

private struct Refused: Error, Equatable {}

@Suite struct DriverTests {
    @Test func `a write is durable when it returns`() async throws {
        let folder = try TemporaryFolder()
        let driver = try SQLiteDriver(path: folder.path("foyer.db"))

        let settings = try await driver.write { db in
            try ["synchronous", "journal_mode", "foreign_keys", "secure_delete"].map { name -> SQLValue in
                let column: SQL =
                    name == "synchronous" ? "PRAGMA synchronous" : SQL(stringLiteral: "PRAGMA \(name)")
                return try #require(try db.run(column).first)[name]
            }
        }

        #expect(settings == [.integer(2), .text("wal"), .integer(1), .integer(1)])
    }

    @Test func `an error of a closure is rethrown, and its changes are rolled back`() async throws {
        let driver = try await numbers()

        await #expect(throws: Refused.self) {
            try await driver.write { db in
                try db.change("INSERT INTO number VALUES (1)")
                throw Refused()
            }
        }

        #expect(try await driver.numbers == [])
    }

    @Test func `a reader cannot write`() async throws {
        let folder = try TemporaryFolder()
        for driver in [try await numbers(), try await numbers(in: folder)] as [any SQLDriver] {
            await #expect(throws: StoreError.self) {
                try await driver.read { db in try db.change("INSERT INTO number VALUES (1)") }
            }
            #expect(try await driver.numbers == [])
        }
    }

    @Test(arguments: ["removed", "replaced", "log removed", "folder removed"])
    func `no write is acknowledged if the database file is no longer at its path`(what: String) async throws {
        let folder = try TemporaryFolder()
        let driver = try await numbers(in: folder)
        try await driver.add(1)
        #expect(driver.lostFile == nil)

        let file = folder.path("foyer.db")
        switch what {
        case "removed": try FileManager.default.removeItem(atPath: file)
        case "replaced":
            try FileManager.default.moveItem(atPath: file, toPath: file + ".old")
            try FileManager.default.copyItem(atPath: file + ".old", toPath: file)
        case "log removed": try FileManager.default.removeItem(atPath: file + "-wal")
        default: try FileManager.default.removeItem(atPath: folder.path(""))
        }

        guard case .unavailable = await failure({ try await driver.add(2) }) else {
            return #expect(Bool(false), "the write was acknowledged")
        }
        #expect(driver.lostFile?.contains("removed or replaced") == true)
        guard what == "replaced" else { return }
        try FileManager.default.removeItem(atPath: file)
        try FileManager.default.moveItem(atPath: file + ".old", toPath: file)
        try await driver.add(3)
        #expect(driver.lostFile == nil)
    }

    @Test func `a duplicate value is a conflict, and a forbidden value violates a constraint`() async throws {
        let driver = try await numbers()
        try await driver.add(1)

        let twice = await failure { try await driver.add(1) }
        let negative = await failure { try await driver.add(-1) }

        guard case .conflict = twice else { return #expect(Bool(false), "\(String(describing: twice))") }
        guard case .constraint = negative else {
            return #expect(Bool(false), "\(String(describing: negative))")
        }
    }

    @Test func `a statement returns the number of changed rows`() async throws {
        let driver = try await numbers()

        let counts = try await driver.write { db in
            [
                try db.change("INSERT INTO number VALUES (1), (2), (3)"),
                try db.change("UPDATE number SET value = value + 10 WHERE value > \(1)"),
                try db.change("UPDATE number SET value = 0 WHERE value > \(1_000)"),
                try db.change("DELETE FROM number"),
                try db.change("CREATE TABLE other (value INTEGER)"),
            ]
        }

        #expect(counts == [3, 2, 0, 3, 0])
    }

    @Test func `text and bytes are read as written`() async throws {
        let driver = try TestDatabase.open()
        let text = "ü👩‍👩‍👧 ' \\ \n end"

        let row = try await driver.read { db in
            try #require(
                try db.run("SELECT \(text) AS text, \([UInt8]()) AS none, \([UInt8]([0, 255])) AS some").first
            )
        }

        #expect(try row.text("text") == text)
        #expect(try row.blob("none") == [])
        #expect(try row.blob("some") == [0, 255])
    }

    @Test func `a prepared statement sees a column that is added later`() async throws {
        let driver = try await numbers()
        try await driver.add(1)
        _ = try await driver.read { db in try db.run("SELECT * FROM number") }

        try await driver.write { db in
            try db.run(script: "ALTER TABLE number ADD COLUMN note TEXT DEFAULT 'new'")
        }

        let row = try await driver.read { db in try #require(try db.run("SELECT * FROM number").first) }
        #expect(try row.text("note") == "new")
    }

    @Test func `more statements than the cache holds still run`() async throws {
        let driver = try TestDatabase.open()

        let sum = try await driver.read { db in
            try (1...600).reduce(0) { sum, number in
                let row = try #require(try db.run(SQL(stringLiteral: "SELECT \(number) AS n")).first)
                return sum + (try row.integer("n") as Int)
            }
        }

        #expect(sum == 180_300)
    }

    @Test func `the error names a file that is not a database`() async throws {
        let folder = try TemporaryFolder()
        let text = folder.path("text.db")
        try Data(repeating: 65, count: 5_000).write(to: URL(filePath: text))

        #expect(openFailure(text) == "cannot open the database \(text): it is not a database")
        #expect(openFailure(folder.path("")).hasSuffix("it is a folder"))
        #expect(openFailure(folder.path("no/foyer.db")).hasSuffix("there is no folder \(folder.path("no"))"))
    }

    @Test func `only the owner can read a new database and its log`() async throws {
        let folder = try TemporaryFolder()
        let driver = try await numbers(in: folder)

        for file in ["foyer.db", "foyer.db-wal"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(file))
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(file)")
        }
        try driver.close()
    }

    @Test func `a closed database refuses work and leaves one file`() async throws {
        let folder = try TemporaryFolder()
        let driver = try await numbers(in: folder)
        try await driver.add(1)

        try driver.close()

        await #expect(throws: StoreError.self) { try await driver.add(2) }
        #expect(folder.files == ["foyer.db"])
        #expect(try await SQLiteDriver(path: folder.path("foyer.db")).numbers == [1])
    }

    @Test func `a backup during writes is complete and private, and overwrites nothing`() async throws {
        let folder = try TemporaryFolder()
        let driver = try await numbers(in: folder)
        for number in 0..<500 { try await driver.add(number) }
        async let writing: Void = { for number in 500..<600 { try await driver.add(number) } }()

        try await driver.backup(to: folder.path("copy.db"))
        try await writing

        let kept = try await SQLiteDriver(path: folder.path("copy.db")).numbers
        #expect(kept.count >= 500)
        #expect(kept == Array(0..<kept.count))
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("copy.db"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        await #expect(throws: SQLiteBackupError.self) { try await driver.backup(to: folder.path("copy.db")) }
    }
}

private func openFailure(_ path: String) -> String {
    do throws(SQLiteOpenError) { _ = try SQLiteDriver(path: path) } catch { return error.description }
    return "it opened"
}
