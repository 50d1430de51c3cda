public import FoyerCore
import FoyerStore

/// Edits, deactivates and reactivates an agent.
public struct ChangeAgent: Sendable {
    let edit: EditStaff

    public init(_ edit: EditStaff) { self.edit = edit }

    /// A deactivated agent is logged out everywhere, their links are void, and their chats are handed over as
    /// if they had gone Offline.
    ///
    /// - Parameter revision: the revision that the client edited; nil to overwrite any.
    public func callAsFunction(
        _ id: Agent.ID, _ change: AgentEdit, revision: Revision?, by actor: Actor
    ) async throws(AgentFailure) -> Agent {
        let agent: Agent = try await edit { db, staff, now in
            guard let before = staff.agents[id] else { throw StaffRefusal.noSuchAgent }
            if let revision, revision != before.revision {
                throw try AgentFailure.overtaken(.agent, id.description, in: db, at: now)
            }
            let agent = try change.applied(to: before)
            try staff.check(saving: agent, by: actor.id)
            guard agent != before else { return before }
            try agent.requireSkills(in: db)
            try db.agents.update(agent)
            if !agent.isActive {
                try db.sessions.delete(of: id)
                for purpose in OneTimeLink.Purpose.allCases { try db.links.deleteUnused(purpose, of: id) }
            }
            try db.audit.append(
                AuditEntry(
                    at: now, by: actor.author, .changeAgent, on: AuditSubject(agent),
                    changes: agent.changes(from: before)))
            return agent
        }
        // Their consoles are being closed; without one, nothing else would hand their chats over now.
        if !agent.isActive { await edit.availability.logOut(id) }
        return agent
    }
}
