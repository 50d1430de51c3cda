public import FoyerCore
public import FoyerStore

/// The audit log, page by page and as an export.
public struct ReadAuditLog: Sendable {
    let store: Store
    let clock: @Sendable () -> Instant

    public init(store: Store, clock: @escaping @Sendable () -> Instant) {
        self.store = store
        self.clock = clock
    }

    public struct Page: Sendable {
        public let records: [AuditRecord]
        /// After which record the next page begins; nil on the last one.
        public let next: AuditRecord.Position?
    }

    /// A hundred entries: several screens.
    public static let usualPage = 100
    /// Five hundred entries: about 200 KB of JSON.
    public static let pageLimit = 500

    /// Newest first.
    /// - Parameter position: the page begins after it. New entries do not shift it.
    public func page(
        _ filter: AuditFilter, after position: AuditRecord.Position = .end, count: Int = usualPage,
        by _: Actor
    ) async throws(AgentFailure) -> Page {
        let count = min(max(1, count), Self.pageLimit)
        let records: [AuditRecord] = try await store.read(failing: AgentFailure.self) { db in
            try db.audit.page(filter, before: position, limit: count + 1)
        }
        let page = Array(records.prefix(count))
        return Page(records: page, next: records.count > count ? page.last?.position : nil)
    }

    /// Records that the log is exported, before anything of it is sent.
    /// - Returns: the entries in parts, newest first; call it until it is empty. Entries made meanwhile are not among them.
    public func export(_ filter: AuditFilter, by actor: Actor) async throws(AgentFailure) -> Export {
        let now = clock()
        try await store.write(failing: AgentFailure.self) { db in
            try db.audit.append(
                AuditEntry(at: now, by: actor.author, .export, on: AuditSubject(.auditLog)))
        }
        return Export(store: store, filter: filter)
    }

    /// The parts of an export.
    public struct Export: Sendable {
        /// A thousand entries, about 200 KB of text: no export holds more in memory.
        static let part = 1_000

        let store: Store
        let filter: AuditFilter

        /// - Parameter position: of the last entry of the part before; `.end` for the first part.
        public func part(after position: AuditRecord.Position) async throws(AgentFailure) -> [AuditRecord] {
            try await store.read(failing: AgentFailure.self) { db in
                try db.audit.page(filter, before: position, limit: Self.part)
            }
        }
    }
}
