import FoyerSQLite
import FoyerStore
import Foundation
import TestSupport

/// A folder that is deleted together with the test.
final class TemporaryFolder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "foyer-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    func path(_ name: String) -> String { name.isEmpty ? url.path : url.appending(path: name).path }

    var files: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted() }
}

/// A test database with one table of non-negative numbers.
func numbers() async throws -> any SQLDriver {
    let driver = try TestDatabase.open()
    try await driver.makeNumbers()
    return driver
}

/// The same in a file.
func numbers(in folder: TemporaryFolder) async throws -> SQLiteDriver {
    let driver = try SQLiteDriver(path: folder.path("foyer.db"))
    try await driver.makeNumbers()
    return driver
}

extension SQLDriver {
    fileprivate func makeNumbers() async throws {
        try await write { db in
            try db.run(script: "CREATE TABLE number (value INTEGER PRIMARY KEY CHECK (value >= 0))")
        }
    }

    func add(_ number: Int) async throws {
        _ = try await write { db in try db.change("INSERT INTO number (value) VALUES (\(number))") }
    }

    var numbers: [Int] {
        get async throws {
            try await read { db in
                try db.all("SELECT value FROM number ORDER BY value") { row in try row.integer("value") }
            }
        }
    }
}

/// The store's failure; nil for other errors.
func failure(_ body: () async throws -> Void) async -> StoreError? {
    do { try await body() } catch { return error as? StoreError }
    return nil
}
