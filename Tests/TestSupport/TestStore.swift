public import FoyerCore
public import FoyerStore

extension Store {
    /// A real store on the database of the tests, with today's schema.
    public static func inMemory(at now: Instant = Instant(milliseconds: 0)) async throws -> Store {
        let store = Store(PlannedDriver(try TestDatabase.open()))
        try await store.migrate(at: now)
        return store
    }
}
