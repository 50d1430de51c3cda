import FoyerCore
import FoyerMetrics
import FoyerPostgres
import FoyerSQLite
import FoyerSodium
import FoyerStore
import Foundation

/// The folder given by `--data`, with the secret key and the SQLite database, or the database given by `--database`.
struct DataFolder {
    /// Absolute.
    let path: String
    let store: Store
    /// What the database's writer does, for the metrics.
    let writes: WriteStatistics
    let key: SecretKey
    private let lock: ServingLock?
    private let databaseLock: PostgresServingLock?

    /// Opens the folder; creates it if it does not exist.
    /// - Parameters:
    ///   - isServing: whether to keep other servers from serving it.
    ///   - isSecretNew: whether to make a new secret key, whatever key there is.
    init(
        _ location: DataLocation, isServing: Bool = false, isSecretNew: Bool = false, at now: Instant
    ) async throws(CommandFailure) {
        path = Self.absolute(location.folder)
        try Self.make(path)
        lock = isServing ? try ServingLock(in: path) : nil
        (store, writes, databaseLock) = try await Self.open(location, in: path, isServing: isServing)
        do { try await store.migrate(at: now) } catch {
            throw CommandFailure(description: "\(location.setting): cannot use the database: \(error)")
        }
        let isInUse: Bool
        do { isInUse = try await store.read { db in try db.isInUse() } } catch {
            throw CommandFailure(
                description: "\(location.setting): the database cannot be read: \(error)")
        }
        do { key = try SecretFile.load(at: path + "/secret.key", isInUse: isInUse, isNew: isSecretNew) } catch
        {
            throw CommandFailure(description: "--data: \(error)")
        }
    }

    /// Opens a folder that must have a database already: a mistyped folder is not silently created.
    init(existing location: DataLocation, at now: Instant) async throws(CommandFailure) {
        if location.database == nil { _ = try Self.existingDatabase(in: location.folder) }
        try await self.init(location, at: now)
    }

    /// The copies from before each migration, in the data folder.
    static func migrationBackup(in folder: String) -> MigrationBackup {
        MigrationBackup(folder: folder + "/backups")
    }

    /// Opens the database; for a server, also takes the lock that keeps a second server away from it.
    private static func open(
        _ location: DataLocation, in path: String, isServing: Bool
    ) async throws(CommandFailure) -> (Store, WriteStatistics, PostgresServingLock?) {
        guard let address = location.database else {
            do {
                let driver = try SQLiteDriver(path: path + "/foyer.sqlite")
                if let copy = try await migrationBackup(in: path).make(of: driver, at: systemClock()) {
                    Output.errorLine("foyer: the database is migrated; a copy from before is in \(copy)")
                }
                let writes = WriteStatistics(counts: driver.commits) { driver.waitingWrites }
                return (Store(driver), writes, nil)
            } catch {
                throw CommandFailure(description: "--data: \(error)")
            }
        }
        do {
            let driver = try PostgresDriver(address)
            let store = Store(driver)
            let writes = WriteStatistics(counts: driver.commits) { driver.waitingWrites }
            guard isServing else { return (store, writes, nil) }
            guard let lock = try PostgresServingLock(address) else {
                throw CommandFailure(description: "--database: another foyer serves from this database")
            }
            return (store, writes, lock)
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(description: "--database: \(error)")
        }
    }

    /// The database file of an existing folder.
    static func existingDatabase(in folder: String) throws(CommandFailure) -> String {
        let path = absolute(folder)
        guard FileManager.default.fileExists(atPath: path + "/foyer.sqlite") else {
            throw CommandFailure(
                description:
                    "--data: there is no Foyer database in \(path); name the folder that foyer serve uses"
            )
        }
        return path + "/foyer.sqlite"
    }

    static func absolute(_ path: String) -> String {
        URL(filePath: path).standardizedFileURL.path
    }

    /// Reads the database.
    /// - Parameter setting: named if it cannot be read.
    func read<T: Sendable>(
        _ setting: String, _ body: @escaping @Sendable (Transaction) throws -> T
    ) async throws(CommandFailure) -> T {
        do { return try await store.read(body) } catch {
            throw CommandFailure(
                description: "\(setting): the database in \(path) cannot be read: \(error)")
        }
    }

    /// Creates the folder and its parents, accessible only to the owner.
    static func make(_ path: String) throws(CommandFailure) {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
            guard isFolder.boolValue else {
                throw CommandFailure(description: "--data: \(path) is a file, not a folder")
            }
            guard access(path, W_OK | X_OK) == 0 else {
                throw CommandFailure(description: "--data: no permission to write to the folder \(path)")
            }
            return
        }
        var made = ""
        for part in path.split(separator: "/") {
            made += "/" + part
            guard mkdir(made, 0o700) != 0, errno != EEXIST else { continue }
            let reason = errno
            if FileManager.default.fileExists(atPath: made) { continue }
            throw CommandFailure(
                description: "--data: cannot create the folder \(path): \(String(cString: strerror(reason)))")
        }
    }
}

extension DataLocation {
    /// The option that names the database.
    fileprivate var setting: String { database == nil ? "--data" : "--database" }
}
