public import FoyerCore
public import FoyerStore
import Synchronization

/// Writes refusals for want of a permission to the audit log, at most one a minute for each agent and permission: a client that repeats
/// a refused request in a loop cannot fill the table.
public final class RecordRefusals: Sendable {
    private struct Key: Hashable, Sendable {
        let agent: Agent.ID
        let permission: Role.Permission
    }

    private static let pause = Span.minutes(1)

    private let store: Store
    private let clock: @Sendable () -> Instant
    /// When a refusal was last recorded; as many as there are agents and permissions.
    private let recorded = Mutex<[Key: Instant]>([:])

    public init(store: Store, clock: @escaping @Sendable () -> Instant) {
        self.store = store
        self.clock = clock
    }

    /// Returns at once. An entry that cannot be stored is lost: the refusal itself does not depend on it.
    func callAsFunction(_ agent: Agent, _ permission: Role.Permission) {
        let now = clock()
        let key = Key(agent: agent.id, permission: permission)
        let isNew = recorded.withLock { recorded in
            if let last = recorded[key], last + Self.pause > now { return false }
            recorded[key] = now
            return true
        }
        guard isNew else { return }
        let entry = AuditEntry(
            at: now, by: AuditAuthor(agent), .refuse,
            on: AuditSubject(.permission, id: permission.rawValue, name: permission.rawValue))
        store.submit { db in
            try db.audit.append(entry)
        } completion: { _ in
        }
    }
}
