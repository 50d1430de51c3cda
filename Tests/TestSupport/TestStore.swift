public import FoyerCore
public import FoyerStore

extension Store {
    /// A real store on the test database, with the current schema.
    public static func inMemory(at now: Instant = Instant(milliseconds: 0)) async throws -> Store {
        let store = Store(PlannedDriver(try TestDatabase.open()))
        try await store.migrate(at: now)
        return store
    }
}
