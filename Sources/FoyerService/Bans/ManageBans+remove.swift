public import FoyerCore
import FoyerStore

extension ManageBans {
    /// Removes a ban; the widget returns with the visitor's next page.
    /// Needs the permission to manage bans; the agent who made the ban may also undo it within
    /// `Ban.undoTime`.
    /// - Parameter revision: the revision that the client means to remove; nil for any
    public func remove(_ id: Ban.ID, revision: Revision? = nil, by actor: Actor) async throws(AgentFailure) {
        let now = changeVisitor.clock()
        let ban = bans.ban(id)
        let isOwnSlip = actor.permits(.ban) && ban?.isUndoable(by: actor.id, at: now) == true
        guard isOwnSlip || actor.permits(.manageBans) else { throw .forbidden(.manageBans) }
        guard let ban else { throw .noSuchBan }
        try await store.write(failing: AgentFailure.self) { db in
            if let revision, try db.bans.find(id)?.revision != revision {
                throw try AgentFailure.overtaken(.ban, id.description, in: db, at: now)
            }
            try db.bans.delete(id)
            try db.audit.append(
                AuditEntry(at: now, by: actor.author, .removeBan, on: ban.audited, detail: ban.comment))
        }
        bans.remove(id)
    }
}
