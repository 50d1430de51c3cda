public import FoyerCore

/// The body of `PUT /api/v1/mail/server`.
public struct MailServerRequest: Hashable, Sendable {
    /// Without the password.
    public let server: MailServer
    /// nil keeps the stored one; empty removes it.
    public let password: String?

    public init(body: [UInt8]) throws(MalformedFrame) {
        let fields = try Fields(text: body)
        let host = try fields.text("host", upTo: MailServer.hostLimit)
        // One colon begins a port; an IPv6 address has at least two.
        guard host.utf8.allSatisfy(Self.isOfHost), host.utf8.count(where: { $0 == UInt8(ascii: ":") }) != 1
        else {
            throw .notAllowed(field: "host", allowed: "a host name or an IP address, without port")
        }
        let sender = OneLine.cleaned(try fields.text("sender", upTo: WireLimit.email))
        guard EmailCheck.accepts(sender[...]) else {
            throw .notAllowed(field: "sender", allowed: "an e-mail address, for example chat@example.com")
        }
        let login = OneLine.cleaned(try fields.textOrEmpty("login", upTo: MailServer.loginLimit))
        server = MailServer(
            host: host, port: Int(try fields.integer("port", in: 1...65_535)),
            security: try fields.word("security"), login: login.isEmpty ? nil : login, sender: sender,
            senderName: OneLine.cleaned(
                try fields.textOrEmpty("senderName", upTo: MailServer.senderNameLimit)))
        password = try fields.anyText("password", upTo: MailServer.loginLimit)
    }

    /// Letters, digits, `.`, `-`, `_`, and `:` of IPv6.
    private static func isOfHost(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: ":"):
            true
        default: false
        }
    }
}
