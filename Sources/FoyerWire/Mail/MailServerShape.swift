public import FoyerCore

/// The mail server, without its password.
public struct MailServerShape: WireShape, Hashable {
    /// nil if no mail is sent.
    public let server: MailServer?
    public let hasPassword: Bool
    public let revision: Revision

    public init(_ server: MailServer?, hasPassword: Bool, revision: Revision) {
        self.server = server
        self.hasPassword = hasPassword
        self.revision = revision
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("etag", revision)
            json.member("hasPassword", hasPassword)
            json.member("host", server?.host)
            json.member("isSet", server != nil)
            json.member("login", server?.login)
            json.member("port", server?.port)
            json.member("security", server?.security.rawValue)
            json.member("sender", server?.sender)
            json.member("senderName", server?.senderName)
        }
    }
}
