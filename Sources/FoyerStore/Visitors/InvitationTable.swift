public import FoyerCore

/// The open invitations.
public struct InvitationTable {
    let db: any SQLConnection

    init(_ db: any SQLConnection) { self.db = db }

    public func insert(_ invitation: Invitation, to visitor: Visitor.ID) throws {
        try db.run(
            """
            INSERT INTO invitation (id, visitor, agent, text, at, until, before)
            VALUES (\(invitation.id), \(visitor), \(invitation.by), \(invitation.text), \(invitation.at),
                    \(invitation.until), \(invitation.before))
            """
        )
    }

    /// Oldest first, with their visitors.
    public func all() throws -> [(visitor: Visitor.ID, invitation: Invitation)] {
        try db.run("SELECT * FROM invitation ORDER BY at").map { row in
            (
                try row.id("visitor"),
                Invitation(
                    id: try row.id("id"), by: try row.id("agent"), text: try row.text("text"),
                    at: try row.instant("at"), until: try row.instant("until"),
                    before: try row.value("before"))
            )
        }
    }

    public func delete(_ id: Invitation.ID) throws {
        try db.run("DELETE FROM invitation WHERE id = \(id)")
    }
}
