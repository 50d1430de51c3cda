public import FoyerCore

/// The mail queue: what is to be sent, and for a while what was sent.
public struct MailTable {
    let db: any SQLConnection

    init(_ db: any SQLConnection) { self.db = db }

    /// To be sent as soon as possible.
    public func enqueue(_ message: MailMessage) throws {
        try db.run(
            """
            INSERT INTO mail (id, recipient, subject, text, at, due, attempts, failure)
            VALUES (\(message.id), \(message.recipient), \(message.subject), \(message.text), \(message.at),
                \(message.at), 0, '')
            """)
    }

    /// The mail that is due, the longest due first.
    public func due(at now: Instant, upTo limit: Int) throws -> [QueuedMail] {
        try db.run(
            """
            SELECT id, recipient, subject, text, at, due, attempts, sent, failure FROM mail
            WHERE due <= \(now) ORDER BY due, id LIMIT \(limit)
            """
        ).map { try mail($0) }
    }

    /// The newest mail first, without the text: it may contain a link that only the recipient may open.
    public func newest(upTo limit: Int, at now: Instant) throws -> [QueuedMail] {
        try db.run(
            """
            SELECT id, recipient, subject, '' AS text, at, due, attempts, sent, failure FROM mail
            WHERE at <= \(now) ORDER BY at DESC, id DESC LIMIT \(limit)
            """
        ).map { try mail($0) }
    }

    /// The mail server accepted it; the text is not needed any more.
    public func markSent(_ id: MailMessage.ID, at now: Instant) throws {
        try db.run(
            """
            UPDATE mail SET sent = \(now), due = NULL, attempts = attempts + 1, failure = '', text = ''
            WHERE id = \(id)
            """)
    }

    /// - Parameter next: when to try again; nil gives up, and deletes the text.
    public func markFailed(_ id: MailMessage.ID, _ failure: String, next: Instant?) throws {
        try db.run(
            "UPDATE mail SET due = \(next), attempts = attempts + 1, failure = \(failure) WHERE id = \(id)")
        if next == nil { try db.run("UPDATE mail SET text = '' WHERE id = \(id)") }
    }

    /// Everything unsent is tried again now: the mail server was changed.
    public func retryAll(at now: Instant) throws {
        try db.run("UPDATE mail SET due = \(now) WHERE due > \(now)")
    }

    /// Whether there is mail that was sent or given up, and is older than this.
    public func isAny(doneBefore moment: Instant) throws -> Bool {
        try !db.run("SELECT 1 AS one FROM mail WHERE at < \(moment) AND due IS NULL ORDER BY at LIMIT 1")
            .isEmpty
    }

    /// Deletes such mail, the oldest first.
    public func delete(before moment: Instant, upTo limit: Int) throws {
        let old = try db.run(
            "SELECT id FROM mail WHERE at < \(moment) AND due IS NULL ORDER BY at LIMIT \(limit)")
        for row in old { try db.run("DELETE FROM mail WHERE id = \(try row.text("id"))") }
    }

    private func mail(_ row: Row) throws -> QueuedMail {
        QueuedMail(
            MailMessage(
                id: try row.id("id"), to: try row.text("recipient"), subject: try row.text("subject"),
                text: try row.text("text"), at: try row.instant("at")),
            attempts: Int(try row.integer("attempts")), due: try row.optionalInstant("due"),
            sent: try row.optionalInstant("sent"), failure: try row.text("failure"))
    }
}
