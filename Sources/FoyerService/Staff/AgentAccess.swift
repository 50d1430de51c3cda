public import FoyerCore
import FoyerStore

/// An agent's access to their account: a link for a password, ended sessions, a lifted log-in limit.
public struct AgentAccess: Sendable {
    let edit: EditStaff

    public init(_ edit: EditStaff) { self.edit = edit }

    /// A link by which the agent chooses a password: an invitation for an agent who has none yet. Earlier links
    /// become void.
    /// - Parameter origin: the server as the actor's browser knows it, for the mail
    public func link(
        for id: Agent.ID, from origin: String?, by actor: Actor
    ) async throws(AgentFailure) -> MakeLink.Made {
        let (makeLink, mailLink) = (edit.makeLink, edit.mailLink)
        return try await edit { db, staff, now in
            try staff.check(touching: id, by: actor.id)
            guard let agent = staff.agents[id], agent.isActive else { throw StaffRefusal.deactivated }
            let purpose: OneTimeLink.Purpose =
                try db.agents.joined().contains(id) ? .passwordReset : .invitation
            try db.audit.append(
                AuditEntry(
                    at: now, by: actor.author, .createLink, on: AuditSubject(agent),
                    detail: purpose.rawValue))
            var link = try makeLink(purpose, for: id, by: actor.id, in: db, at: now)
            link.isMailed = try mailLink(link, to: agent, from: origin, by: actor.name, in: db, at: now)
            return link
        }
    }

    /// Logs the agent out everywhere.
    public func endSessions(of id: Agent.ID, by actor: Actor) async throws(AgentFailure) {
        try await edit { db, staff, now in
            try staff.check(touching: id, by: actor.id)
            guard let agent = staff.agents[id] else { throw StaffRefusal.noSuchAgent }
            try db.sessions.delete(of: id)
            try db.audit.append(
                AuditEntry(at: now, by: actor.author, .endSessions, on: AuditSubject(agent)))
        }
        await edit.availability.logOut(id)
    }

    /// Lets the agent try passwords again at once, after too many wrong ones.
    public func unlock(_ id: Agent.ID, by actor: Actor) async throws(AgentFailure) {
        let email: String = try await edit { db, staff, now in
            try staff.check(touching: id, by: actor.id)
            guard let agent = staff.agents[id] else { throw StaffRefusal.noSuchAgent }
            try db.audit.append(
                AuditEntry(at: now, by: actor.author, .unlockAgent, on: AuditSubject(agent)))
            return agent.email
        }
        edit.logIn.unlock(email)
    }
}
