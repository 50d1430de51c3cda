extension Widget {
    /// Whether a page of this origin (`https://shop.example:8443`) may show the widget.
    ///
    /// A domain is an exact host, or `*.example.com`, which means every host below it, on label borders: `badexample.com` is not
    /// below `example.com`. The port does not matter.
    public func allows(origin: String) -> Bool {
        guard let host = Self.host(of: origin) else { return false }
        return domains.contains { Self.matches(host, $0.lowercased()) }
    }

    private static func matches(_ host: String, _ domain: String) -> Bool {
        guard domain.hasPrefix("*.") else { return host == domain }
        let suffix = domain.dropFirst()  // ".example.com"
        return host.hasSuffix(suffix) && host.utf8.count > suffix.utf8.count
    }

    /// The host of an origin (RFC 6454), lower case; nil for `null` and whatever is none.
    static func host(of origin: String) -> String? {
        let origin = origin.lowercased()
        for scheme in ["https://", "http://"] where origin.hasPrefix(scheme) {
            let authority = origin.dropFirst(scheme.count)
            guard !authority.isEmpty, !authority.contains(where: { "/?#@\\ ".contains($0) }) else {
                return nil
            }
            if authority.hasPrefix("[") {
                guard let end = authority.firstIndex(of: "]") else { return nil }
                return String(authority[...end])
            }
            let host = authority.prefix { $0 != ":" }
            return host.isEmpty ? nil : String(host)
        }
        return nil
    }
}
