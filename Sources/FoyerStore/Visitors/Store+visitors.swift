public import FoyerCore

extension SQLConnection {
    /// The visitor's state with profile, open chat and open invitation; nil if never stored.
    public func standing(of visitor: Visitor.ID) throws -> VisitorStanding? {
        try run(Self.standings + " WHERE visitor.id = \(visitor)").first.map(Self.standing)
    }

    /// Visitors who belong on the list without a connection: with an open chat, an open invitation, or
    /// captured.
    public func standingsToKeep() throws -> [VisitorStanding] {
        try run(
            Self.standings + """
                 WHERE visitor.id IN (
                    SELECT visitor FROM chat WHERE ended_at IS NULL
                    UNION SELECT visitor FROM invitation
                    UNION SELECT id FROM visitor WHERE captured_at IS NOT NULL
                 )
                """
        ).map(Self.standing)
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

    private static func standing(_ row: Row) throws -> VisitorStanding {
        VisitorStanding(
            profile: try profile(row),
            state: try state(row),
            since: try row.instant("since"),
            version: try row.integer("version"),
            siteID: try row.optionalText("site_id"),
            loggedOut: try row.optionalInstant("logged_out")
        )
    }

    private static func profile(_ row: Row) throws -> VisitorProfile {
        var capture: Capture?
        if let by: Agent.ID = try row.optionalID("captured_by") {
            capture = Capture(
                by: by, at: try row.instant("captured_at"),
                reason: try row.optionalText("captured_reason") ?? "")
        }
        return VisitorProfile(
            id: try row.id("id"),
            widget: try row.id("widget"),
            contact: Contact(
                name: try row.optionalText("name"), email: try row.optionalText("email"),
                phone: try row.optionalText("phone"), isClaimed: try row.bool("claimed")),
            firstSeen: try row.instant("first_seen"),
            lastSeen: try row.instant("last_seen"),
            visits: Int(try row.integer("visits")),
            chats: Int(try row.integer("chats")),
            capture: capture
        )
    }

    private static func state(_ row: Row) throws -> VisitorState {
        if let chat: Chat.ID = try row.optionalID("chat") {
            return try ChatRow.state(of: chat, row)
        }
        if let id: Invitation.ID = try row.optionalID("invitation") {
            return .manuallyInvited(
                Invitation(
                    id: id, by: try row.id("inviter"), text: try row.text("invitation_text"),
                    at: try row.instant("invited_at"), until: try row.instant("invited_until"),
                    before: try row.value("invited_before")))
        }
        return try row.value("rest", as: Rest.self).state
    }

    /// Stores the visitor, if not stored yet.
    public func ensure(_ profile: VisitorProfile, since: Instant) throws {
        try run(
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
        try run(
            """
            UPDATE visitor SET rest = \(Rest(state)), since = \(since), version = version + 1 WHERE id = \(visitor)
            """
        )
    }

    public func saveContact(_ contact: Contact, of visitor: Visitor.ID) throws {
        try run(
            """
            UPDATE visitor SET name = \(contact.name), email = \(contact.email), phone = \(contact.phone),
                claimed = \(contact.isClaimed) WHERE id = \(visitor)
            """
        )
    }

    /// Stores the website's id of the visitor.
    public func saveSiteID(_ id: String, of visitor: Visitor.ID) throws {
        try run("UPDATE visitor SET site_id = \(id) WHERE id = \(visitor)")
    }

    /// From now on the visitor's token is invalid.
    public func logOut(_ visitor: Visitor.ID, at now: Instant) throws {
        try run("UPDATE visitor SET logged_out = \(now) WHERE id = \(visitor)")
    }

    public func isLoggedOut(_ visitor: Visitor.ID) throws -> Bool {
        try !run("SELECT 1 FROM visitor WHERE id = \(visitor) AND logged_out IS NOT NULL").isEmpty
    }

    public func saveCapture(_ capture: Capture?, of visitor: Visitor.ID) throws {
        try run(
            """
            UPDATE visitor SET captured_by = \(capture?.by), captured_at = \(capture?.at),
                captured_reason = \(capture?.reason) WHERE id = \(visitor)
            """
        )
    }

    /// Captured visitors not seen since `limit`, whose capture has expired.
    public func captured(notSeenSince limit: Instant) throws -> [Visitor.ID] {
        try run("SELECT id FROM visitor WHERE captured_at IS NOT NULL AND last_seen < \(limit)").map {
            try $0.id("id")
        }
    }

    public func insert(_ invitation: Invitation, to visitor: Visitor.ID) throws {
        try run(
            """
            INSERT INTO invitation (id, visitor, agent, text, at, until, before)
            VALUES (\(invitation.id), \(visitor), \(invitation.by), \(invitation.text), \(invitation.at),
                    \(invitation.until), \(invitation.before))
            """
        )
    }

    public func deleteInvitation(_ id: Invitation.ID) throws {
        try run("DELETE FROM invitation WHERE id = \(id)")
    }

    /// Open invitations, oldest first, with their visitors.
    public func openInvitations() throws -> [(visitor: Visitor.ID, invitation: Invitation)] {
        try run("SELECT * FROM invitation ORDER BY at").map { row in
            (
                try row.id("visitor"),
                Invitation(
                    id: try row.id("id"), by: try row.id("agent"), text: try row.text("text"),
                    at: try row.instant("at"), until: try row.instant("until"),
                    before: try row.value("before"))
            )
        }
    }

    public func variables(of visitor: Visitor.ID) throws -> [String: String] {
        var variables: [String: String] = [:]
        for row in try run("SELECT name, value FROM variable WHERE visitor = \(visitor)") {
            variables[try row.text("name")] = try row.text("value")
        }
        return variables
    }

    public func removeVariables(_ names: Set<String>, of visitor: Visitor.ID) throws {
        for name in names {
            try run("DELETE FROM variable WHERE visitor = \(visitor) AND name = \(name)")
        }
    }

    public func setVariables(_ variables: [String: String], of visitor: Visitor.ID) throws {
        for (name, value) in variables {
            try run(
                """
                INSERT INTO variable (visitor, name, value) VALUES (\(visitor), \(name), \(value))
                ON CONFLICT (visitor, name) DO UPDATE SET value = excluded.value
                """
            )
        }
    }
}

/// The statuses without chat and invitation, as stored.
enum Rest: String {
    case inSite, refusedByAgent, refusedByVisitor, end, banned

    init(_ state: VisitorState) {
        self =
            switch state {
            case .inSite: .inSite
            case .refusedByAgent: .refusedByAgent
            case .refusedByVisitor: .refusedByVisitor
            case .end: .end
            case .banned: .banned
            case .manuallyInvited(let invitation):
                switch invitation.before {
                case .inSite: .inSite
                case .refusedByVisitor: .refusedByVisitor
                case .end: .end
                }
            // An open chat takes precedence; if its row is ever missing, the visit is over.
            case .waitingForChat, .chatting, .transferring, .chattingWithFlow, .chattingWithBot: .end
            }
    }

    var state: VisitorState {
        switch self {
        case .inSite: .inSite
        case .refusedByAgent: .refusedByAgent
        case .refusedByVisitor: .refusedByVisitor
        case .end: .end
        case .banned: .banned
        }
    }
}
