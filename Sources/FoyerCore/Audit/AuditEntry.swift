/// One line of the audit log: who did what to whom, and what that changed.
public struct AuditEntry: Hashable, Sendable {
    public let at: Instant
    public let author: AuditAuthor
    public let action: AuditAction
    public let subject: AuditSubject
    /// A remark: the comment of a ban, the reason of a capture, the address of a log-in.
    public let detail: String
    /// Only what really changed.
    public let changes: [AuditChange]

    /// - Parameter changes: may contain fields that stayed as they were; these are left out. Beyond `changeLimit` they are not kept.
    public init(
        at: Instant, by author: AuditAuthor, _ action: AuditAction, on subject: AuditSubject,
        detail: String = "",
        changes: [AuditChange] = []
    ) {
        self.at = at
        self.author = author
        self.action = action
        self.subject = subject
        self.detail = Self.shortened(detail)
        self.changes = Array(changes.lazy.filter { !$0.isNone }.prefix(Self.changeLimit))
    }

    /// Two hundred fields: more than any form has.
    public static let changeLimit = 200
    /// A thousand characters of a name, a remark or a value: enough to recognise a text, and an entry stays below half a megabyte.
    public static let textLimit = 1_000

    /// The text, cut at `textLimit` characters.
    static func shortened(_ text: String) -> String {
        guard text.utf8.count > textLimit, text.count > textLimit else { return text }
        return text.prefix(textLimit - 1) + "…"
    }
}
