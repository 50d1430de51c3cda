public import FoyerCore

extension Store {
    /// Migrates the database to the current schema; all of it or nothing. Must come before anything else.
    public func migrate(
        at now: Instant, with migrations: [Migration] = Migrations.all
    ) async throws(MigrationError) {
        do throws(MigrationError) {
            try await migrateOnce(at: now, with: migrations)
        } catch .store(.conflict) {
            // Another program, which was started at the same moment, was first: PostgreSQL lets both begin.
            try await migrateOnce(at: now, with: migrations)
        }
    }

    private func migrateOnce(at now: Instant, with migrations: [Migration]) async throws(MigrationError) {
        try await write(failing: MigrationError.self) { transaction in
            let db = transaction.db
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
    }

    /// The migrations that have yet to run, provided that those already run are the first ones, unchanged.
    private static func missing(in done: [Row], of migrations: [Migration]) throws -> ArraySlice<Migration> {
        for (row, migration) in zip(done, migrations) {
            guard try row.integer("number") == migration.number, try row.text("hash") == migration.hash else {
                throw MigrationError.changed(number: migration.number, name: migration.name)
            }
        }
        if let newest: Int = try done.last?.integer("number"), newest > migrations.count {
            throw MigrationError.newer(found: newest, known: migrations.count)
        }
        return migrations.dropFirst(done.count)
    }
}
