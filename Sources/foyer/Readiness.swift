import FoyerCore
import FoyerStore
import Synchronization

/// Whether the store can be written: tested with a write, at most once a second, since each is a flush.
final class Readiness: Sendable {
    private static let holds = Span.seconds(1)

    private let store: Store
    private let clock: @Sendable () -> Instant
    private let last = Mutex<(at: Instant, fault: String?)?>(nil)

    init(_ store: Store, clock: @escaping @Sendable () -> Instant) {
        self.store = store
        self.clock = clock
    }

    /// Why nothing can be stored; nil if it can.
    func fault() async -> String? {
        if let lost = store.lostFile { return lost }
        let now = clock()
        // The time is recorded before the write: further checks meanwhile must not queue more writes behind
        // one that is stuck.
        let known: String?? = last.withLock { last in
            if let last, last.at + Self.holds > now { return last.fault }
            last = (now, last?.fault)
            return nil
        }
        if let known { return known }
        var fault: String?
        do { try await store.write { db in try db.probe(at: now) } } catch {
            fault = "the database cannot be written"
        }
        let written = clock()
        last.withLock { $0 = (written, fault) }
        return fault
    }
}
