public import FoyerCore
import FoyerStore

/// Creates an agent who has no password yet, and the link by which they choose one.
public struct InviteAgent: Sendable {
    let edit: EditStaff

    public init(_ edit: EditStaff) { self.edit = edit }

    /// - Parameter origin: the server as the actor's browser knows it, for the mail
    /// - Throws: `staff(.beyondOwn)` if the role has a permission that the actor lacks; `staff(.taken(.email))`
    public func callAsFunction(
        _ draft: AgentDraft, from origin: String?, by actor: Actor
    ) async throws(AgentFailure) -> (agent: Agent, link: MakeLink.Made) {
        let agent = try draft.checked(id: edit.newID(), isActive: true)
        let (makeLink, mailLink) = (edit.makeLink, edit.mailLink)
        return try await edit { db, staff, now in
            try staff.check(saving: agent, by: actor.id)
            try agent.requireSkills(in: db)
            try db.agents.insert(agent, password: nil)
            try db.audit.append(
                AuditEntry(
                    at: now, by: actor.author, .createAgent, on: AuditSubject(agent),
                    changes: agent.changes(from: nil)))
            var link = try makeLink(.invitation, for: agent.id, by: actor.id, in: db, at: now)
            link.isMailed = try mailLink(link, to: agent, from: origin, by: actor.name, in: db, at: now)
            return (agent, link)
        }
    }
}

extension Agent {
    /// - Throws: `noSuchSkill` if a skill of the agent was deleted.
    func requireSkills(in db: Transaction) throws {
        let known = Set(try db.skills.all().map(\.id))
        guard skills.isSubset(of: known) else { throw StaffRefusal.noSuchSkill }
    }

    /// For the audit log.
    ///
    /// - Parameter before: nil for a new agent.
    func changes(from before: Agent?) -> [AuditChange] {
        [
            AuditChange("name", before?.name, name), AuditChange("alias", before?.alias, alias),
            AuditChange("title", before?.title, title), AuditChange("email", before?.email, email),
            AuditChange("role", before?.role.rawValue, role.rawValue),
            AuditChange("limit", before.map { "\($0.limit)" }, "\(limit)"),
            AuditChange(
                "skills", names: (before?.skills ?? []).map(\.description), skills.map(\.description)),
            AuditChange("active", before.map { "\($0.isActive)" }, "\(isActive)"),
        ]
    }
}
