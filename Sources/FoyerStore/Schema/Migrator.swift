public import FoyerCore

/// Why a database does not fit this program.
public enum MigrationError: Error {
    /// A newer program has been at work here.
    case newer(found: Int, known: Int)
    /// The text of a step that has been run was edited afterwards, or the step is missing here.
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
    /// Brings the database up to today's schema; all of it or nothing. Must come before anything else.
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

    /// The migrations that have yet to run, if those that have are the first of them, unchanged.
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
