import FoyerCore

/// A visitor as a row, joined with the open chat and the open invitation.
enum VisitorRow {
    static func standing(_ row: Row) throws -> VisitorStanding {
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
}
