import CCurl
import Dispatch
import FoyerCore
public import FoyerService

/// Hands mail to a mail server by SMTP (docs/decisions/0008-mail-through-libcurl.md).
public struct CurlMail: Sendable {
    /// A mail of ours is small; a server that needs longer is asked again later.
    private static let connectSeconds = 15
    private static let seconds = 60

    private let threads = DispatchQueue(label: "foyer-mail", attributes: .concurrent)
    /// Certificates to trust instead of the system's, in PEM; nil for the system's.
    private let certificates: String?

    public init(certificates: String? = nil) { self.certificates = certificates }

    public var transport: MailTransport {
        MailTransport { message, server in
            await withCheckedContinuation { continuation in
                threads.async { continuation.resume(returning: send(message, through: server)) }
            }
        }
    }

    private func send(_ message: MailMessage, through server: MailServer) -> MailOutcome {
        let curl: CurlHandle
        do { curl = try CurlHandle() } catch {
            let reason = "libcurl (Debian package libcurl4) cannot be loaded: \(error.reason)"
            return MailOutcome(failure: MailFailure(reason: reason, isPermanent: false))
        }
        let (trace, source) = (MailTrace(), ByteSource(message.encoded(from: server)))
        curl.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        curl.set(CURLOPT_URL, Self.address(of: server))
        curl.set(CURLOPT_USE_SSL, Int((server.security == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL).rawValue))
        if let certificates { curl.set(CURLOPT_CAINFO, certificates) }
        if let login = server.login {
            curl.set(CURLOPT_USERNAME, login)
            curl.set(CURLOPT_PASSWORD, server.password ?? "")
        }
        curl.set(CURLOPT_CONNECTTIMEOUT, Self.connectSeconds)
        curl.set(CURLOPT_TIMEOUT, Self.seconds)
        curl.set(CURLOPT_MAIL_FROM, "<\(server.sender)>")
        curl.set(CURLOPT_MAIL_RCPT, list: ["<\(message.recipient)>"])
        curl.set(CURLOPT_UPLOAD, 1)
        curl.read(from: source)
        curl.trace(to: trace)
        let fault = withExtendedLifetime((trace, source)) { curl.perform() }
        return MailOutcome(failure: fault.map { Self.failure($0, trace) }, dialogue: trace.lines)
    }

    private static func address(of server: MailServer) -> String {
        let host = server.host.contains(":") ? "[\(server.host)]" : server.host
        return "\(server.security == .tls ? "smtps" : "smtp")://\(host):\(server.port)"
    }

    private static func failure(_ fault: CurlHandle.Fault, _ trace: MailTrace) -> MailFailure {
        // A refusal is followed by the farewell.
        let reply = trace.lines.last { line in
            line.from == .server && (line.text.hasPrefix("4") || line.text.hasPrefix("5"))
        }?.text
        let isReply = fault.reply >= 400
        // The same mail is accepted no sooner; a refused log-in or greeting is for the administrator to mend.
        let isAboutMail = ["MAIL", "RCPT", "DATA", "."].contains(trace.lastCommand)
        return MailFailure(
            reason: isReply ? reply ?? fault.words : fault.words,
            isPermanent: fault.reply >= 500 && isAboutMail)
    }
}
