/// How the schema of a database relates to the one that this program needs.
public enum SchemaState: Hashable, Sendable {
    /// The database has no tables of ours yet.
    case empty
    case current(Int)
    /// The next start of this program migrates it.
    case older(found: Int, known: Int)
    /// This program refuses it.
    case newer(found: Int, known: Int)
    /// A migration was run that this program does not have: an unreleased or modified version made the database.
    case changed(number: Int, name: String)

    /// - Parameters:
    ///   - done: number, name and hash of the migrations that were run, in order.
    ///   - known: the migrations of this program.
    init(done: [(number: Int, name: String, hash: String)], known: [Migration]) {
        for (run, migration) in zip(done, known)
        where (run.number, run.hash) != (migration.number, migration.hash) {
            self = .changed(number: migration.number, name: migration.name)
            return
        }
        let found = done.last?.number ?? 0
        self =
            found == 0
            ? .empty
            : found > known.count
                ? .newer(found: found, known: known.count)
                : found < known.count ? .older(found: found, known: known.count) : .current(found)
    }
}

extension Store {
    /// Compares the database's schema with this program's. Changes nothing.
    ///
    /// - Parameter tables: as the driver's inspection found them.
    public func schemaState(
        tables: Set<String>, of known: [Migration] = Migrations.all
    ) async throws(StoreError) -> SchemaState {
        guard tables.contains("migration") else { return .empty }
        return try await read { transaction in
            let rows = try transaction.db.run("SELECT number, name, hash FROM migration ORDER BY number")
            return SchemaState(
                done: try rows.map {
                    (try $0.integer("number"), try $0.text("name"), try $0.text("hash"))
                }, known: known)
        }
    }
}
