public import FoyerCore

/// The visitors: state, contact, capture, identity.
public struct VisitorTable {
    let db: any SQLConnection

    init(_ db: any SQLConnection) { self.db = db }

    /// The visitor's state with profile, open chat and open invitation; nil if never stored.
    public func standing(of visitor: Visitor.ID) throws -> VisitorStanding? {
        try db.run(Self.standings + " WHERE visitor.id = \(visitor)").first.map(VisitorRow.standing)
    }

    /// Visitors who belong on the list without a connection: with an open chat, an open invitation, or
    /// captured.
    public func standingsToKeep() throws -> [VisitorStanding] {
        try db.run(
            Self.standings + """
                 WHERE visitor.id IN (
                    SELECT visitor FROM chat WHERE ended_at IS NULL
                    UNION SELECT visitor FROM invitation
                    UNION SELECT id FROM visitor WHERE captured_at IS NOT NULL
                 )
                """
        ).map(VisitorRow.standing)
    }

    /// Stores the visitor, unless stored already.
    public func insertIfNew(_ profile: VisitorProfile, since: Instant) throws {
        try db.run(
            """
            INSERT INTO visitor (id, widget, name, email, phone, claimed, first_seen, last_seen, visits, since)
            VALUES (\(profile.id), \(profile.widget), \(profile.contact.name), \(profile.contact.email),
                    \(profile.contact.phone), \(profile.contact.isClaimed), \(profile.firstSeen), \(profile.lastSeen),
                    \(profile.visits), \(since))
            ON CONFLICT (id) DO NOTHING
            """
        )
    }

    /// Stores the state after a transition. The chat and the invitation are stored by their own effects; what
    /// remains is the resting status, its start, and the next version.
    public func saveState(_ state: VisitorState, of visitor: Visitor.ID, since: Instant) throws {
        try db.run(
            """
            UPDATE visitor SET rest = \(Rest(state)), since = \(since), version = version + 1 WHERE id = \(visitor)
            """
        )
    }

    public func saveContact(_ contact: Contact, of visitor: Visitor.ID) throws {
        try db.run(
            """
            UPDATE visitor SET name = \(contact.name), email = \(contact.email), phone = \(contact.phone),
                claimed = \(contact.isClaimed) WHERE id = \(visitor)
            """
        )
    }

    /// Stores the website's id of the visitor.
    public func saveSiteID(_ id: String, of visitor: Visitor.ID) throws {
        try db.run("UPDATE visitor SET site_id = \(id) WHERE id = \(visitor)")
    }

    /// From now on the visitor's token is invalid.
    public func logOut(_ visitor: Visitor.ID, at now: Instant) throws {
        try db.run("UPDATE visitor SET logged_out = \(now) WHERE id = \(visitor)")
    }

    public func isLoggedOut(_ visitor: Visitor.ID) throws -> Bool {
        try !db.run("SELECT 1 FROM visitor WHERE id = \(visitor) AND logged_out IS NOT NULL").isEmpty
    }

    public func saveCapture(_ capture: Capture?, of visitor: Visitor.ID) throws {
        try db.run(
            """
            UPDATE visitor SET captured_by = \(capture?.by), captured_at = \(capture?.at),
                captured_reason = \(capture?.reason) WHERE id = \(visitor)
            """
        )
    }

    /// Captured visitors not seen since `limit`, whose capture has expired.
    public func captured(notSeenSince limit: Instant) throws -> [Visitor.ID] {
        try db.run("SELECT id FROM visitor WHERE captured_at IS NOT NULL AND last_seen < \(limit)").map {
            try $0.id("id")
        }
    }

    private static var standings: SQL {
        """
        SELECT visitor.*, chat.id AS chat, chat.speaker_kind, chat.speaker, chat.waiting_since,
               chat.waits_after, chat.outlook, chat.told_at, chat.transfer_by, chat.transfer_at, chat.transfer_until,
               chat.transfer_note,
               invitation.id AS invitation, invitation.agent AS inviter, invitation.text AS invitation_text,
               invitation.at AS invited_at, invitation.until AS invited_until, invitation.before AS invited_before
        FROM visitor
        LEFT JOIN chat ON chat.visitor = visitor.id AND chat.ended_at IS NULL
        LEFT JOIN invitation ON invitation.visitor = visitor.id
        """
    }
}
