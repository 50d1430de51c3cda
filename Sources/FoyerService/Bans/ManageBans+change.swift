public import FoyerCore
import FoyerStore

extension ManageBans {
    /// Changes a ban. Nil leaves a field unchanged.
    /// - Parameters:
    ///   - expires: `.some(nil)` for never
    ///   - revision: the revision that the client edited; nil to overwrite any
    /// - Throws: `editedMeanwhile` if the ban has another revision now
    public func change(
        _ id: Ban.ID, subject: Ban.Subject?, comment: String?, expires: Instant??, isConfirmed: Bool,
        revision: Revision? = nil, by actor: Actor
    ) async throws(AgentFailure) -> Ban {
        guard var ban = bans.ban(id) else { throw .noSuchBan }
        if let revision, revision != ban.revision { throw await editedMeanwhile(id) }
        if let subject {
            if case .addresses(let range) = subject, subject != ban.subject {
                try requireBannable(range, isConfirmed: isConfirmed)
            }
            ban.subject = subject
        }
        if let comment {
            ban.comment = try TextRules.line(comment, field: "comment", limit: Ban.commentLimit)
        }
        if let expires { ban.expires = expires }
        if let existing = bans.existing(ban.subject), existing.id != id { throw .duplicate(existing) }
        return try await save(ban, replacing: revision, by: actor)
    }

    /// The ban has another revision than the one that was edited.
    private func editedMeanwhile(_ id: Ban.ID) async -> AgentFailure {
        let now = changeVisitor.clock()
        do {
            return try await store.read { db in
                try AgentFailure.overtaken(.ban, id.description, in: db, at: now)
            }
        } catch { return AgentFailure(error) }
    }

    /// Reactivates an expired ban, without an expiry date.
    func renew(_ ban: Ban, comment: String, by actor: Actor) async throws(AgentFailure) -> Ban {
        var ban = ban
        ban.expires = nil
        if !comment.isEmpty { ban.comment = comment }
        return try await save(ban, replacing: nil, by: actor)
    }

    private func save(_ ban: Ban, replacing revision: Revision?, by actor: Actor) async throws(AgentFailure)
        -> Ban
    {
        let now = changeVisitor.clock()
        let open = somethingOpen(of: ban.subject)
        try await store.write(failing: AgentFailure.self) { db in
            // Checked again under the lock, where no other change can intervene.
            if let revision, try db.bans.find(ban.id)?.revision != revision {
                throw try AgentFailure.overtaken(.ban, ban.id.description, in: db, at: now)
            }
            let before = try db.bans.find(ban.id)
            try db.bans.update(ban)
            try db.evictions.insert(open)
            try db.audit.append(
                AuditEntry(
                    at: now, by: actor.author, .changeBan, on: ban.audited,
                    changes: ban.changes(from: before)))
        }
        do { try bans.update(ban) } catch { throw Self.failure(error) }
        await evict()
        return ban
    }
}
