/// A mail in plain text to one person.
public struct MailMessage: Hashable, Sendable, Identifiable {
    public typealias ID = Identifier<MailMessage>

    public let id: ID
    /// An address that `EmailCheck` accepts.
    public let recipient: String
    public let subject: String
    /// Lines end with a line feed.
    public let text: String
    public let at: Instant

    public init(id: ID, to recipient: String, subject: String, text: String, at: Instant) {
        self.id = id
        self.recipient = recipient
        self.subject = subject
        self.text = text
        self.at = at
    }
}
