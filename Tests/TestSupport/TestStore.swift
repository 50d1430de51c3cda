public import FoyerCore
import FoyerSQLite
public import FoyerStore

extension Store {
    /// A real store in memory, with today's schema.
    public static func inMemory(at now: Instant = Instant(milliseconds: 0)) async throws -> Store {
        let store = Store(try SQLiteDriver.inMemory())
        try await store.migrate(at: now)
        return store
    }
}
