/// The cookies of an agent's browser (docs/protocol.md, section 2).
public enum AgentCookie: Sendable {
    /// The log-in session.
    case session
    /// Shows that this browser has logged in before: its wrong passwords are counted separately from those of
    /// strangers.
    case device

    /// Over TLS, browsers accept a cookie with this prefix only from the host itself, never from a sibling
    /// domain (RFC 6265bis section 4.1.3.2), and the server reads no other name.
    private static let hostPrefix = "__Host-"

    public func name(secure: Bool) -> String {
        let name =
            switch self {
            case .session: "foyer_session"
            case .device: "foyer_device"
            }
        return secure ? Self.hostPrefix + name : name
    }

    /// The `Set-Cookie` field: not readable by scripts, and not sent with requests from other sites.
    /// - Parameter lifetime: seconds that the browser keeps it; 0 removes it.
    public func field(_ value: String, lifetime: Int, secure: Bool) -> String {
        let flags = "Path=/; Max-Age=\(lifetime); HttpOnly; SameSite=Lax\(secure ? "; Secure" : "")"
        return "\(name(secure: secure))=\(value); \(flags)"
    }
}
