import FoyerPostgres
import FoyerSQLite
import FoyerStore
import Foundation

/// A database that is looked at, and not changed.
struct OpenedDatabase {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    typealias Inspect = @Sendable () async throws(StoreError) -> DatabaseInspection

    let store: Store
    /// Checks the database's structure: reads all of it.
    let inspect: Inspect

    /// Opens what `location` names; nil if there is no such file.
    static func open(_ location: DataLocation) throws(Failure) -> OpenedDatabase? {
        guard let address = location.database else {
            return try open(file: DataFolder.absolute(location.folder) + "/foyer.sqlite")
        }
        do {
            let driver = try PostgresDriver(address, readers: 1)
            return OpenedDatabase(store: Store(driver)) { () async throws(StoreError) in
                try await driver.inspection()
            }
        } catch {
            throw Failure(description: "--database: \(error)")
        }
    }

    /// Opens a file of SQLite; nil if there is none.
    static func open(file path: String) throws(Failure) -> OpenedDatabase? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            let driver = try SQLiteDriver(reading: path)
            return OpenedDatabase(store: Store(driver)) { () async throws(StoreError) in
                try await driver.inspection()
            }
        } catch {
            throw Failure(description: error.description)
        }
    }
}
