/// Everything that Foyer stores, in the application's terms. All SQL of the application is here.
public struct Store: Sendable {
    public let driver: any SQLDriver

    /// - Parameter driver: a database that has been migrated with `migrate(at:)`.
    public init(_ driver: any SQLDriver) {
        self.driver = driver
    }

    /// A read that can fail only with an error of the store.
    /// The closure's failures are untyped only because the compiler does not infer a closure's error type
    /// yet.
    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws(StoreError) -> Result {
        do { return try await driver.read(body) } catch { throw StoreError(error) }
    }

    /// A write that can fail only with an error of the store. If a rule may refuse, use `driver.write`.
    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws(StoreError) -> Result {
        do { return try await driver.write(body) } catch { throw StoreError(error) }
    }
}
