import FoyerStore
import Logging
import Synchronization

/// Logs, once, that the database's file is gone: until a restart nothing is stored.
final class DatabaseWatch: Sendable {
    private let store: Store
    private let logger: Logger
    private let isLost = Mutex(false)

    init(_ store: Store, logger: Logger) {
        self.store = store
        self.logger = logger
    }

    func look() {
        let fault = store.lostFile
        let isNews = isLost.withLock { isLost in
            defer { isLost = fault != nil }
            return isLost != (fault != nil)
        }
        guard isNews else { return }
        if let fault {
            logger.critical(
                "nothing is stored any more; put the data folder back from a backup and restart",
                metadata: ["reason": "\(fault)"])
        } else {
            logger.notice("the database is back in its place; it is written again")
        }
    }
}
