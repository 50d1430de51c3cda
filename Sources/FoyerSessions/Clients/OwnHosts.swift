import FoyerCore

/// The hosts that consoles are served on. A page of another host changes nothing and opens no console socket.
public struct OwnHosts: Sendable {
    /// Not configured: a page is ours when its origin names the host that its request goes to.
    public static let any = OwnHosts(nil)

    private let names: Set<String>?

    private init(_ names: Set<String>?) {
        self.names = names
    }

    /// - Parameter names: hosts, each with its port unless that is the usual one of http or https, e.g. `chat.example.com` or
    ///   `chat.example.com:8443`.
    /// - Returns: nil when one of them is no host.
    public init?(names: [String]) {
        guard names.allSatisfy(Self.isHost) else { return nil }
        self.init(names.isEmpty ? nil : Set(names.map { $0.lowercased() }))
    }

    /// Whether a page of `origin` is ours.
    ///
    /// - Parameters:
    ///   - host: what the request names as its host
    ///   - secure: whether the client speaks TLS; then a page without it is foreign
    func contains(origin: String?, host: String?, secure: Bool) -> Bool {
        guard let origin = origin?.lowercased() else { return false }
        // Behind a proxy that speaks TLS without saying so, the page's scheme is https and ours http.
        let schemes = secure ? [("https://", ":443")] : [("https://", ":443"), ("http://", ":80")]
        for (scheme, port) in schemes where origin.hasPrefix(scheme) {
            let page = Self.without(port, origin.dropFirst(scheme.count))
            let asked = host.map { Self.without(port, $0.lowercased()[...]) }
            guard let names else { return !page.isEmpty && page == asked }
            return names.contains { Self.without(port, $0[...]) == page }
                || page == asked && Self.isInside(page)
        }
        // Every browser sends an origin with what changes something and with a socket.
        return false
    }

    /// Whether an authority is this machine or an address of the own network, by which an operator reaches a console when the
    /// proxy is down. Never a name: whoever owns a name can point it at us.
    private static func isInside(_ authority: Substring) -> Bool {
        let host =
            authority.hasPrefix("[")
            ? authority.dropFirst().prefix { $0 != "]" } : authority.prefix { $0 != ":" }
        guard let address = Address(String(host)) else { return host == "localhost" }
        return address.isLoopback || address.isPrivate
    }

    private static func isHost(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 255
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: "-._[]:".utf8.contains(byte)
                }
            }
    }

    private static func without(_ port: String, _ authority: Substring) -> Substring {
        authority.hasSuffix(port) ? authority.dropLast(port.count) : authority
    }
}
