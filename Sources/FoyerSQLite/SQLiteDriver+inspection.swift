public import FoyerStore
import Foundation
import GRDB
import GRDBSQLite

extension SQLiteDriver {
    /// Opens an existing database for reading alone: nothing is created, migrated or changed. Writes fail.
    ///
    /// - Throws: when there is no database that can be read, and says why.
    public convenience init(reading path: String) throws(SQLiteOpenError) {
        var configuration = Self.configuration
        configuration.readonly = true
        do {
            self.init(try DatabaseQueue(path: path, configuration: configuration), place: nil) {}
        } catch {
            throw SQLiteOpenError(path: path, error)
        }
    }

    /// The names of the database's tables.
    func tables() async throws(StoreError) -> Set<String> {
        do { return try await read { try Self.tables($0) } } catch { throw StoreError(error) }
    }

    private static func tables(_ connection: any SQLConnection) throws(StoreError) -> Set<String> {
        Set(try connection.all("SELECT name FROM sqlite_master WHERE type = 'table'") { try $0.text("name") })
    }

    /// Damages that are named; the first few say enough.
    private static let faultLimit = 5

    /// Reads every page of the database and checks its structure (PRAGMA quick_check): seconds for a large one.
    public func inspection() async throws(StoreError) -> DatabaseInspection {
        do {
            return try await read { connection in
                let tables = try Self.tables(connection)
                // One row for each damage, or a single `ok`.
                let said = try connection.all("PRAGMA quick_check") { try $0.text("quick_check") }
                return DatabaseInspection(
                    product: "SQLite \(String(cString: sqlite3_libversion()))", tables: tables,
                    faults: said == ["ok"] ? [] : Array(said.prefix(Self.faultLimit)))
            }
        } catch {
            throw StoreError(error)
        }
    }
}
