/// Where mail is handed in, and in whose name.
public struct MailServer: Hashable, Sendable {
    /// A host name or an IP address.
    public var host: String
    /// 1 to 65535.
    public var port: Int
    public var security: Security
    /// nil if the server wants no log-in.
    public var login: String?
    public var password: String?
    /// The address in `From`.
    public var sender: String
    /// The name in `From`; may be empty.
    public var senderName: String

    public enum Security: String, CaseIterable, Hashable, Sendable {
        /// TLS from the first byte (RFC 8314), usually port 465.
        case tls
        /// TLS after `STARTTLS`, required; usually port 587.
        case startTLS
        /// No encryption: for a relay on the same machine.
        case none
    }

    public init(
        host: String, port: Int, security: Security, login: String? = nil, password: String? = nil,
        sender: String, senderName: String = ""
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.login = login
        self.password = password
        self.sender = sender
        self.senderName = senderName
    }

    /// RFC 1035 section 2.3.4.
    public static let hostLimit = 253
    /// Longer than those of all providers.
    public static let loginLimit = 256
    public static let senderNameLimit = 100
}
