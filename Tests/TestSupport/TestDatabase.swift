import FoyerPostgres
import FoyerSQLite
public import FoyerStore
import Foundation

/// The database of the tests: SQLite in memory, or a schema of its own in the PostgreSQL server that `FOYER_TEST_DATABASE` names
/// (`bin/parts/postgres-cluster` starts one).
public enum TestDatabase {
    private static let address = ProcessInfo.processInfo.environment["FOYER_TEST_DATABASE"]

    /// For tests of features that only SQLite has.
    public static var isSQLite: Bool { address == nil }

    /// Lists the tables of the open database.
    public static var ownTables: SQL {
        isSQLite
            ? "SELECT name FROM sqlite_master WHERE type = 'table'"
            : "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()"
    }

    /// Makes every update of a table fail.
    static func breaking(_ table: String) -> String {
        isSQLite
            ? "CREATE TRIGGER broken BEFORE UPDATE ON \(table) BEGIN SELECT RAISE(ABORT, 'broken'); END"
            : """
            CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''broken''; END';
            CREATE TRIGGER broken BEFORE UPDATE ON \(table) FOR EACH ROW EXECUTE FUNCTION broken();
            """
    }

    static func mending(_ table: String) -> String {
        isSQLite ? "DROP TRIGGER broken" : "DROP TRIGGER broken ON \(table); DROP FUNCTION broken;"
    }

    /// An empty database.
    public static func open() throws -> any SQLDriver {
        guard let address else { return try SQLiteDriver.inMemory() }
        return try PostgresDriver(address, schema: try newSchema(address), readers: 1)
    }

    /// An empty database that two programs have opened.
    ///
    /// - Parameter path: the file, for SQLite.
    public static func openTwice(in path: String) throws -> [any SQLDriver] {
        guard let address else { return [try SQLiteDriver(path: path), try SQLiteDriver(path: path)] }
        let schema = try newSchema(address)
        return try (0..<2).map { _ in try PostgresDriver(address, schema: schema, readers: 1) }
    }

    // One reader each: several hundred databases are open at once.
    private static func newSchema(_ address: String) throws -> String {
        let schema = "test_\(UUID().uuidString.filter { $0 != "-" }.lowercased())"
        try PostgresConnection(address).run(script: "CREATE SCHEMA \(schema)")
        return schema
    }
}
