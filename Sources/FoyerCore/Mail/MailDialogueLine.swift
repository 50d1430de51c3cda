/// A line of the dialogue with a mail server, without secrets.
public struct MailDialogueLine: Hashable, Sendable {
    public let from: Side
    public let text: String

    public enum Side: String, CaseIterable, Hashable, Sendable {
        case foyer
        case server
        /// What the client library reports: the connection, the certificate.
        case note
    }

    public init(from: Side, _ text: String) {
        self.from = from
        self.text = text
    }
}
