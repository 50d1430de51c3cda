public import FoyerCore

extension ClientRequest {
    /// Extracts what the conversation needs. `headers` returns all fields of a name in lower case.
    public init(
        peer: Address, overTLS: Bool = false, rules: ClientRules, headers: (_ name: String) -> [String]
    ) {
        let isProxied = rules.proxies.contains(peer)
        if !isProxied, let untrusted = rules.untrusted,
            !headers("x-forwarded-for").isEmpty || !headers("forwarded").isEmpty
        {
            untrusted.record(peer)
        }
        let forwardedHost = isProxied ? headers("x-forwarded-host").first : nil
        let secure = overTLS || isProxied && headers("x-forwarded-proto").first?.lowercased() == "https"
        let cookies = headers("cookie")
        let cookie = { (cookie: AgentCookie) in
            let name = cookie.name(secure: secure)
            return cookies.lazy.compactMap { Self.cookie(name, in: $0) }.first
        }
        self.init(
            address: ClientAddress.find(
                peer: peer,
                forwardedFor: isProxied ? headers("x-forwarded-for") : [],
                forwarded: isProxied ? headers("forwarded") : [],
                proxies: rules.proxies
            ),
            origin: headers("origin").first,
            host: forwardedHost ?? headers("host").first,
            userAgent: headers("user-agent").first.map(Self.cut) ?? "",
            sessionCookie: cookie(.session),
            deviceCookie: cookie(.device),
            secure: secure,
            ownHosts: rules.ownHosts,
            unknownProxy: Self.unknownProxy(peer, isProxied: isProxied, headers)
        )
    }

    /// Longer than any browser's; what a visitor reports is stored with the visit.
    private static let userAgentLimit = 512

    /// A peer inside the network that says for whom it asks is most probably a proxy that nobody has named; anybody else may
    /// write such headers.
    private static func unknownProxy(
        _ peer: Address, isProxied: Bool, _ headers: (_ name: String) -> [String]
    ) -> Address? {
        guard !isProxied, peer.isLoopback || peer.isPrivate else { return nil }
        return headers("x-forwarded-for").isEmpty && headers("forwarded").isEmpty ? nil : peer
    }

    private static func cut(_ text: String) -> String {
        text.utf8.count <= userAgentLimit
            ? text : String(decoding: text.utf8.prefix(userAgentLimit), as: UTF8.self)
    }

    private static func cookie(_ name: String, in field: String) -> String? {
        // By bytes: some combining characters would form one character with the semicolon after them.
        for pair in field.utf8.split(separator: UInt8(ascii: ";")) {
            let pair = Substring(pair).drop { $0 == " " }
            guard pair.hasPrefix(name), pair.dropFirst(name.count).first == "=" else { continue }
            return String(pair.dropFirst(name.count + 1))
        }
        return nil
    }
}
