import FoyerCore
import FoyerStore

/// Sends a one-time link by mail, if a mail server is set up. The link can be copied in any case.
public struct MailLink: Sendable {
    private let newID: @Sendable () -> (high: UInt64, low: UInt64)

    public init(newID: @escaping @Sendable () -> (high: UInt64, low: UInt64)) { self.newID = newID }

    /// Within the transaction that made the link.
    /// - Parameters:
    ///   - origin: the server as the administrator's browser knows it, e.g. `https://chat.example.com`; nil:
    ///     nobody knows where the link leads to, so it is not mailed
    ///   - author: the administrator's name
    /// - Returns: whether a mail was queued.
    func callAsFunction(
        _ link: MakeLink.Made, to agent: Agent, from origin: String?, by author: String, in db: Transaction,
        at now: Instant
    ) throws -> Bool {
        guard let origin, try db.mailServer.find() != nil else { return false }
        let (high, low) = newID()
        let mail = Self.words(link, agent: agent, author: author, address: origin + link.path)
        try db.mail.enqueue(
            MailMessage(
                id: MailMessage.ID(high: high, low: low), to: agent.email, subject: mail.subject,
                text: mail.text, at: now))
        return true
    }

    private static func words(
        _ link: MakeLink.Made, agent: Agent, author: String, address: String
    ) -> (subject: String, text: String) {
        let (subject, purpose) =
            switch link.purpose {
            case .setup, .invitation:
                (
                    "\(author) invites you to Foyer",
                    "\(author) has created an account for you. Choose a password to join the chat team:"
                )
            case .passwordReset:
                ("Choose a new password for Foyer", "\(author) has sent you a link to choose a new password:")
            }
        let text = """
            Hello \(agent.name),

            \(purpose)

            \(address)

            The link works once. If you did not expect this mail, ignore it.

            """
        return (subject, text)
    }
}
