public import FoyerCore

/// Why a database does not fit this program.
public enum MigrationError: StoreReportingError {
    /// The database was used by a newer program.
    case newer(found: Int, known: Int)
    /// A step that was run is another one than this program's: a version from before a release made the database, or the text was
    /// edited.
    case changed(number: Int, name: String)
    case store(StoreError)

    /// Maps an error thrown by a transaction.
    public init(_ error: any Error) { self = error as? MigrationError ?? .store(StoreError(error)) }
}

extension MigrationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .newer(let found, let known):
            "the database has schema \(found), this program knows schemas up to \(known): run a newer Foyer"
        case .changed(let number, let name):
            """
            its migration \(number) (\(name)) is not the one of this program: an unreleased or a modified Foyer made it. \
            Run the version that made it, or name an empty data folder or database
            """
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
