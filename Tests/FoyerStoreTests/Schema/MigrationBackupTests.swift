import FoyerCore
import FoyerSQLite
import FoyerStore
import Foundation
import TestSupport
import Testing

private let first = Migration(number: 1, name: "first", sql: "CREATE TABLE a (x INTEGER)")
private let second = Migration(number: 2, name: "second", sql: "ALTER TABLE a ADD COLUMN y TEXT")

@Suite struct MigrationBackupTests {
    private func withFolder(_ test: (_ path: String) async throws -> Void) async throws {
        let folder = NSTemporaryDirectory() + "foyer-backup-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await test(folder)
    }

    private func tables(_ path: String) async throws -> Set<String> {
        try await SQLiteDriver(reading: path).inspection().tables
    }

    @Test func `a copy is made before a migration, with the schema of before`() async throws {
        try await withFolder { folder in
            let driver = try SQLiteDriver(path: folder + "/foyer.sqlite")
            try await Store(driver).migrate(at: Instant(milliseconds: 1), with: [first])
            let backup = MigrationBackup(folder: folder + "/backups")

            let path = try #require(
                await backup.make(of: driver, before: [first, second], at: Instant(milliseconds: 5)))

            let copy = Store(try SQLiteDriver(reading: path))
            #expect(try await copy.schemaState(tables: ["migration"], of: [first]) == .current(1))
            #expect(try await tables(path) == ["migration", "a"])
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    @Test func `nothing is copied if nothing is going to change`() async throws {
        try await withFolder { folder in
            let driver = try SQLiteDriver(path: folder + "/foyer.sqlite")
            let backup = MigrationBackup(folder: folder + "/backups")
            // Empty: there is nothing to lose.
            #expect(try await backup.make(of: driver, before: [first], at: Instant(milliseconds: 1)) == nil)
            try await Store(driver).migrate(at: Instant(milliseconds: 1), with: [first])
            #expect(try await backup.make(of: driver, before: [first], at: Instant(milliseconds: 1)) == nil)
            #expect(!FileManager.default.fileExists(atPath: backup.folder))
        }
    }

    @Test func `the oldest copies are removed, and no other file`() async throws {
        try await withFolder { folder in
            let driver = try SQLiteDriver(path: folder + "/foyer.sqlite")
            try await Store(driver).migrate(at: Instant(milliseconds: 1), with: [first])
            let backup = MigrationBackup(folder: folder + "/backups")
            // 9 and 10: ordered as numbers, not as texts.
            for time in 8...(8 + Int64(MigrationBackup.kept)) {
                _ = try await backup.make(
                    of: driver, before: [first, second], at: Instant(milliseconds: time))
                try Data().write(to: URL(filePath: backup.folder + "/mine.sqlite"))
            }
            let names = Set(try FileManager.default.contentsOfDirectory(atPath: backup.folder))
            let kept = (9...(8 + MigrationBackup.kept)).map { "before-schema-2-\($0).sqlite" }
            #expect(names == Set(kept + ["mine.sqlite"]))
        }
    }

    @Test func `a copy that cannot be made is an error`() async throws {
        try await withFolder { folder in
            let driver = try SQLiteDriver(path: folder + "/foyer.sqlite")
            try await Store(driver).migrate(at: Instant(milliseconds: 1), with: [first])
            try Data().write(to: URL(filePath: folder + "/backups"))
            let backup = MigrationBackup(folder: folder + "/backups")
            await #expect(throws: (any Error).self) {
                try await backup.make(of: driver, before: [first, second], at: Instant(milliseconds: 5))
            }
        }
    }
}

@Suite struct SchemaStateTests {
    private func state(after run: [Migration], knowing known: [Migration]) async throws -> SchemaState {
        let driver = try TestDatabase.open()
        if !run.isEmpty { try await Store(driver).migrate(at: Instant(milliseconds: 1), with: run) }
        return try await Store(driver).schemaState(tables: run.isEmpty ? [] : ["migration"], of: known)
    }

    @Test func `the state says what a start would do`() async throws {
        let edited = Migration(number: 1, name: "first", sql: "CREATE TABLE a (z INTEGER)")
        #expect(try await state(after: [], knowing: [first]) == .empty)
        #expect(try await state(after: [first], knowing: [first]) == .current(1))
        #expect(try await state(after: [first], knowing: [first, second]) == .older(found: 1, known: 2))
        #expect(try await state(after: [first, second], knowing: [first]) == .newer(found: 2, known: 1))
        #expect(try await state(after: [first], knowing: [edited]) == .changed(number: 1, name: "first"))
    }
}

@Suite struct InspectionTests {
    @Test func `a reader finds what is there, and changes nothing`() async throws {
        let path = NSTemporaryDirectory() + "foyer-inspection-\(UUID().uuidString).sqlite"
        defer {
            for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) }
        }
        let driver = try SQLiteDriver(path: path)
        try await Store(driver).migrate(at: Instant(milliseconds: 1), with: [first])

        let reader = try SQLiteDriver(reading: path)

        let found = try await reader.inspection()
        #expect(found.product.hasPrefix("SQLite 3."))
        #expect(found.tables == ["migration", "a"])
        #expect(found.faults.isEmpty)
        await #expect(throws: (any Error).self) {
            try await Store(reader).migrate(at: Instant(milliseconds: 2), with: [first, second])
        }
    }

    @Test func `a file that does not exist is not created`() throws {
        let path = NSTemporaryDirectory() + "foyer-missing-\(UUID().uuidString).sqlite"
        #expect(throws: SQLiteOpenError.self) { try SQLiteDriver(reading: path) }
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
