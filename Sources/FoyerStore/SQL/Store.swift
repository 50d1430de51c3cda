/// Everything that Foyer remembers, in the application's words. All SQL of the application is here.
public struct Store: Sendable {
    public let driver: any SQLDriver

    /// - Parameter driver: a database that has been brought up to date with `migrate(at:)`.
    public init(_ driver: any SQLDriver) {
        self.driver = driver
    }

    /// A read in which nothing but the store can fail.
    ///
    /// The closure's failures are untyped only because a closure's type is not inferred so far.
    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws(StoreError) -> Result {
        do { return try await driver.read(body) } catch { throw StoreError(error) }
    }

    /// A write in which nothing but the store can fail. For one in which a rule may refuse, use `driver.write`.
    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws(StoreError) -> Result {
        do { return try await driver.write(body) } catch { throw StoreError(error) }
    }
}
