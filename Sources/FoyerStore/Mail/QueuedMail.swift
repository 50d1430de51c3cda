public import FoyerCore

/// A mail in the queue, and what became of it.
public struct QueuedMail: Hashable, Sendable {
    public let message: MailMessage
    public let attempts: Int
    /// When it is sent next; nil once it was sent or given up.
    public let due: Instant?
    /// When the mail server accepted it.
    public let sent: Instant?
    /// Why the last attempt failed; empty if none did.
    public let failure: String

    public init(
        _ message: MailMessage, attempts: Int = 0, due: Instant?, sent: Instant? = nil, failure: String = ""
    ) {
        self.message = message
        self.attempts = attempts
        self.due = due
        self.sent = sent
        self.failure = failure
    }
}
