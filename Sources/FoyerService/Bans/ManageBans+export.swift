public import FoyerCore
import FoyerStore

extension ManageBans {
    /// The bans of one tab, or all, newest first. Records that the list is exported.
    public func export(_ kind: BanKind?, by actor: Actor) async throws(AgentFailure) -> [Ban] {
        let now = changeVisitor.clock()
        try await store.write(failing: AgentFailure.self) { db in
            try db.audit.append(
                AuditEntry(at: now, by: actor.author, .export, on: AuditSubject(.banList)))
        }
        return bans.all.filter { ban in kind.map { BanKind(of: ban.subject) == $0 } ?? true }
            .sorted { Position(of: $0) > Position(of: $1) }
    }
}
