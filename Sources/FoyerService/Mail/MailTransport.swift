public import FoyerCore

/// Hands a mail to a mail server; implemented by the target that knows the network.
public struct MailTransport: Sendable {
    /// Takes up to a minute.
    public let send: @Sendable (_ message: MailMessage, _ server: MailServer) async -> MailOutcome

    public init(send: @escaping @Sendable (MailMessage, MailServer) async -> MailOutcome) {
        self.send = send
    }

    /// For a server that never sends mail.
    public static let none = MailTransport { _, _ in
        MailOutcome(failure: MailFailure(reason: "This server sends no mail.", isPermanent: false))
    }
}
