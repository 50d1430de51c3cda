public import FoyerCore

/// Why a database does not fit this program.
public enum MigrationError: Error {
    /// The database was used by a newer program.
    case newer(found: Int, known: Int)
    /// The text of a step was edited after it was run, or the step is missing here.
    case changed(number: Int, name: String)
    case store(StoreError)
}

extension MigrationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .newer(let found, let known):
            "the database has schema \(found), this program knows schemas up to \(known): run a newer Foyer"
        case .changed(let number, let name):
            "migration \(number) (\(name)) differs from the one that made this database: run an unmodified Foyer"
        case .store(let error):
            error.description
        }
    }
}

extension Store {
    /// Migrates the database to the current schema; all of it or nothing. Must come before anything else.
    public func migrate(
        at now: Instant, with migrations: [Migration] = Migrations.all
    ) async throws(MigrationError) {
        do {
            try await driver.write { db in
                try db.run(
                    script: """
                        CREATE TABLE IF NOT EXISTS migration (
                            number INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL, at INTEGER NOT NULL
                        )
                        """
                )
                let done = try db.run("SELECT number, name, hash FROM migration ORDER BY number")
                for migration in try Self.missing(in: done, of: migrations) {
                    try db.run(script: migration.sql)
                    try db.change(
                        """
                        INSERT INTO migration (number, name, hash, at)
                        VALUES (\(migration.number), \(migration.name), \(migration.hash), \(now))
                        """
                    )
                }
            }
        } catch {
            throw error as? MigrationError ?? .store(StoreError(error))
        }
    }

    /// The migrations that have yet to run, provided that those already run are the first ones, unchanged.
    private static func missing(in done: [Row], of migrations: [Migration]) throws -> ArraySlice<Migration> {
        if let newest: Int = try done.last?.integer("number"), newest > migrations.count {
            throw MigrationError.newer(found: newest, known: migrations.count)
        }
        for (row, migration) in zip(done, migrations) {
            guard try row.integer("number") == migration.number, try row.text("hash") == migration.hash else {
                throw MigrationError.changed(number: migration.number, name: migration.name)
            }
        }
        return migrations.dropFirst(done.count)
    }
}
