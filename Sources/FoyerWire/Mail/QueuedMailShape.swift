public import FoyerCore

/// A mail of the queue, without its text.
public struct QueuedMailShape: WireShape, Hashable {
    public let message: MailMessage
    public let attempts: Int
    public let due: Instant?
    public let sent: Instant?
    /// Empty if no attempt has failed.
    public let failure: String

    public init(_ message: MailMessage, attempts: Int, due: Instant?, sent: Instant?, failure: String) {
        self.message = message
        self.attempts = attempts
        self.due = due
        self.sent = sent
        self.failure = failure
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("at", message.at)
            json.member("attempts", attempts)
            json.member("due", due)
            json.member("failure", failure.isEmpty ? nil : failure)
            json.member("id", message.id)
            json.member("sent", sent)
            json.member("subject", message.subject)
            json.member("to", message.recipient)
        }
    }
}
