import FoyerCore

/// The hosts that consoles are served on. A page of another host can change nothing and open no console
/// socket.
public struct OwnHosts: Sendable {
    /// Not configured: a page is ours if its origin matches the host of its request.
    public static let any = OwnHosts(nil)

    private let names: Set<String>?

    private init(_ names: Set<String>?) {
        self.names = names
    }

    /// - Parameter names: hosts, each with its port unless it is the default one of http or https, e.g.
    ///   `chat.example.com` or `chat.example.com:8443`.
    /// - Returns: nil if one of them is not a host.
    public init?(names: [String]) {
        guard names.allSatisfy(Self.isHost) else { return nil }
        self.init(names.isEmpty ? nil : Set(names.map { $0.lowercased() }))
    }

    /// Whether a page of `origin` is ours.
    /// - Parameters:
    ///   - host: the host named in the request
    ///   - secure: whether the client uses TLS; then a page without it is foreign
    func contains(origin: String?, host: String?, secure: Bool) -> Bool {
        guard let origin = origin?.lowercased() else { return false }
        // Behind a proxy that terminates TLS without announcing it, the page's scheme is https and ours http.
        let schemes = secure ? [("https://", ":443")] : [("https://", ":443"), ("http://", ":80")]
        for (scheme, port) in schemes where origin.hasPrefix(scheme) {
            let page = Self.without(port, origin.dropFirst(scheme.count))
            let asked = host.map { Self.without(port, $0.lowercased()[...]) }
            guard let names else { return !page.isEmpty && page == asked }
            return names.contains { Self.without(port, $0[...]) == page }
                || page == asked && Self.isInside(page)
        }
        // Browsers send an origin with every change and with every socket.
        return false
    }

    /// Whether an authority is this machine or an address of the local network, by which an operator reaches
    /// a console when the proxy is down. Never a name: its owner can point it at us.
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
