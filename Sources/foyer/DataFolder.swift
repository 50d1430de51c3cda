import FoyerCore
import FoyerSQLite
import FoyerSodium
import FoyerStore
import Foundation

/// The folder given by `--data`: the database and the secret key.
struct DataFolder {
    let driver: SQLiteDriver
    let store: Store
    let key: SecretKey
    private let lock: ServingLock?

    /// - Parameter isServing: whether nobody else may serve from it meanwhile.
    init(_ path: String, isServing: Bool = false, at now: Instant) async throws(CommandFailure) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw CommandFailure(
                description: "--data: cannot make the folder \(path): \(error.localizedDescription)")
        }
        lock = isServing ? try ServingLock(in: path) : nil
        do { driver = try SQLiteDriver(path: path + "/foyer.sqlite") } catch {
            throw CommandFailure(description: "--data: \(error)")
        }
        store = Store(driver)
        do { try await store.migrate(at: now) } catch {
            throw CommandFailure(description: "--data: \(error)")
        }
        do { key = try SecretFile.load(at: path + "/secret.key") } catch {
            throw CommandFailure(description: "--data: \(error)")
        }
    }
}
