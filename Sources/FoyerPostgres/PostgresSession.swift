import FoyerStore

/// The connection of one thread, opened when it is first needed and again after it broke.
///
/// `@unchecked Sendable`: created by the driver, then used by its one thread alone.
final class PostgresSession: @unchecked Sendable {
    private let open: @Sendable () throws(PostgresOpenError) -> PostgresConnection
    private var current: PostgresConnection?

    init(_ open: @escaping @Sendable () throws(PostgresOpenError) -> PostgresConnection) {
        self.open = open
    }

    /// - Throws: `unavailable` when the server cannot be reached now.
    func connection() throws(StoreError) -> PostgresConnection {
        if let current, !current.isBroken { return current }
        current = nil
        do {
            let opened = try open()
            current = opened
            return opened
        } catch {
            throw .unavailable(error)
        }
    }

    /// Prepares statements again when the schema has changed below them.
    ///
    /// - Returns: whether the failed closure is worth another try.
    func renewStatements() -> Bool {
        guard let current, !current.isBroken, current.hasOutdatedPlan else { return false }
        do { try current.forgetStatements() } catch { return false }
        return true
    }

    func close() { current = nil }
}
