import FoyerCore

/// The body of `POST /api/v1/mail/test`.
public struct MailTestRequest: Hashable, Sendable {
    public let recipient: String

    public init(body: [UInt8]) throws(MalformedFrame) {
        let recipient = OneLine.cleaned(try Fields(text: body).text("to", upTo: WireLimit.email))
        guard EmailCheck.accepts(recipient[...]) else {
            throw .notAllowed(field: "to", allowed: "an e-mail address, for example ana@example.com")
        }
        self.recipient = recipient
    }
}
