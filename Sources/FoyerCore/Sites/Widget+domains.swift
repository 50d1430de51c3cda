extension Widget {
    /// Whether a page of this origin (`https://shop.example:8443`) may show the widget.
    /// A domain is an exact host, or `*.example.com`, which means every host below it, by whole labels:
    /// `badexample.com` is not below `example.com`. The port is ignored.
    public func allows(origin: String) -> Bool {
        guard let host = Self.host(of: origin) else { return false }
        return domains.contains { Self.matches(host, $0.lowercased()) }
    }

    private static func matches(_ host: String, _ domain: String) -> Bool {
        guard domain.hasPrefix("*.") else { return host == domain }
        let suffix = domain.dropFirst()  // ".example.com"
        return host.hasSuffix(suffix) && host.utf8.count > suffix.utf8.count
    }

    /// The host of an origin (RFC 6454), lower case; nil for `null` and invalid origins.
    static func host(of origin: String) -> String? {
        let origin = origin.lowercased()
        for scheme in ["https://", "http://"] where origin.hasPrefix(scheme) {
            let authority = origin.dropFirst(scheme.count)
            let host: Substring
            if authority.hasPrefix("[") {
                guard let end = authority.firstIndex(of: "]") else { return nil }
                host = authority[...end]
            } else {
                host = authority.prefix { $0 != ":" }
                guard !host.isEmpty, host.utf8.allSatisfy(isAllowed) else { return nil }
            }
            return isPort(authority[host.endIndex...]) ? String(host) : nil
        }
        return nil
    }

    /// The form that browsers send: an international name as `xn--…`.
    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
            UInt8(ascii: "."), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// Empty, or a colon and digits.
    private static func isPort(_ text: Substring) -> Bool {
        guard !text.isEmpty else { return true }
        let digits = text.utf8.dropFirst()
        return text.first == ":" && (1...5).contains(digits.count)
            && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
