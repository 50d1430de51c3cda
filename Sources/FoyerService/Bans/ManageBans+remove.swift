public import FoyerCore
import FoyerStore

extension ManageBans {
    /// The widget comes back at the visitor's next page.
    ///
    /// Needs the permission to manage bans; the agent who made the ban may also take it back within `Ban.undoTime`.
    ///
    /// - Parameter revision: what the client means to remove; nil: whatever is there
    public func remove(_ id: Ban.ID, revision: Revision? = nil, by actor: Actor) async throws(AgentFailure) {
        let now = changeVisitor.clock()
        let ban = bans.ban(id)
        let isOwnSlip = actor.permits(.ban) && ban?.isUndoable(by: actor.id, at: now) == true
        guard isOwnSlip || actor.permits(.manageBans) else { throw .forbidden(.manageBans) }
        guard let ban else { throw .noSuchBan }
        do {
            try await store.driver.write { db in
                if let revision, try db.ban(id)?.revision != revision { throw AgentFailure.editedMeanwhile }
                try db.deleteBan(id)
                try db.audit("removeBan", by: actor.id, on: id.description, detail: ban.comment, at: now)
            }
        } catch { throw AgentFailure(error) }
        bans.remove(id)
    }
}
