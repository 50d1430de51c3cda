import FoyerCore
import FoyerStore
import Synchronization

/// Whether the store can be written, asked of the store itself, and at most once a second: each time is a flush.
final class Readiness: Sendable {
    private static let holds = Span.seconds(1)

    private let driver: any SQLDriver
    private let clock: @Sendable () -> Instant
    private let last = Mutex<(at: Instant, fault: String?)?>(nil)

    init(_ driver: any SQLDriver, clock: @escaping @Sendable () -> Instant) {
        self.driver = driver
        self.clock = clock
    }

    /// Why nothing can be stored; nil when it can.
    func fault() async -> String? {
        let now = clock()
        if let last = last.withLock({ $0 }), last.at + Self.holds > now { return last.fault }
        var fault: String?
        do { try await driver.write { db in try db.probe(at: now) } } catch {
            fault = "the database cannot be written"
        }
        last.withLock { $0 = (now, fault) }
        return fault
    }
}
