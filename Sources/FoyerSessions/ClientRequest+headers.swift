public import FoyerCore

extension ClientRequest {
    /// The cookie of an agent's session (docs/protocol.md, section 2).
    public static let sessionCookieName = "foyer_session"

    /// Reads what the conversation needs to know. `headers` gives all fields of a name written in lower case.
    public init(
        peer: Address, overTLS: Bool = false, proxies: TrustedProxies, headers: (_ name: String) -> [String]
    ) {
        let isProxied = proxies.contains(peer)
        let forwardedHost = isProxied ? headers("x-forwarded-host").first : nil
        self.init(
            address: ClientAddress.find(
                peer: peer,
                forwardedFor: isProxied ? headers("x-forwarded-for") : [],
                forwarded: isProxied ? headers("forwarded") : [],
                proxies: proxies
            ),
            origin: headers("origin").first,
            host: forwardedHost ?? headers("host").first,
            userAgent: headers("user-agent").first.map(Self.cut) ?? "",
            sessionCookie: headers("cookie").lazy.compactMap { Self.cookie(Self.sessionCookieName, in: $0) }
                .first,
            secure: overTLS || isProxied && headers("x-forwarded-proto").first?.lowercased() == "https"
        )
    }

    /// Whether the page that asks is one of ours. A request without `Origin` is not: every browser sends it with what
    /// changes something and with a socket.
    public var isFromOurPages: Bool {
        guard let origin = origin?.lowercased(), let host = host?.lowercased(), !host.isEmpty else {
            return false
        }
        // Behind a proxy that speaks TLS without saying so, the page's scheme is https and ours http.
        let schemes = secure ? [("https://", ":443")] : [("https://", ":443"), ("http://", ":80")]
        return schemes.contains { scheme, port in
            origin.hasPrefix(scheme)
                && Self.without(port, origin.dropFirst(scheme.count)) == Self.without(port, host[...])
        }
    }

    /// Longer than any browser's; what a visitor says of themselves is kept with the visit.
    private static let userAgentLimit = 512

    private static func cut(_ text: String) -> String {
        text.utf8.count <= userAgentLimit
            ? text : String(decoding: text.utf8.prefix(userAgentLimit), as: UTF8.self)
    }

    private static func without(_ port: String, _ authority: Substring) -> Substring {
        authority.hasSuffix(port) ? authority.dropLast(port.count) : authority
    }

    private static func cookie(_ name: String, in field: String) -> String? {
        // By bytes: some signs make one character of themselves and the semicolon behind them.
        for pair in field.utf8.split(separator: UInt8(ascii: ";")) {
            let pair = Substring(pair).drop { $0 == " " }
            guard pair.hasPrefix(name), pair.dropFirst(name.count).first == "=" else { continue }
            return String(pair.dropFirst(name.count + 1))
        }
        return nil
    }
}
