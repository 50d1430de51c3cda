import FoyerCore
import FoyerHTTP

/// Whether the running server learns visitors' addresses from the proxy in front of it.
enum ProxyCheck {
    private static let name = "proxy"

    /// - Parameter diagnosis: nil if no server runs.
    static func findings(_ diagnosis: Diagnosis?, _ configuration: ServeConfiguration) -> [Finding] {
        guard let diagnosis else {
            return [.ok(name, "not checked: no server runs")]
        }
        if let peer = diagnosis.untrustedPeers.first {
            return [
                .warn(
                    name,
                    "\(peer.requests) requests came from \(peer.address) with X-Forwarded-For or Forwarded, which was ignored",
                    do:
                        "if \(peer.address) is your proxy, add --trusted-proxy \(peer.address); else somebody tries to forge an address"
                )
            ]
        }
        let isPublic = configuration.publicAddress?.description.hasPrefix("https:") == true
        if isPublic, diagnosis.trustedProxies.isEmpty {
            return [
                .warn(
                    name,
                    "--public-url is https, so that a proxy stands in front, but no --trusted-proxy is set",
                    do: "name the address that the proxy connects from, or every visitor has the proxy's")
            ]
        }
        let trusted = diagnosis.trustedProxies
        return [
            .ok(name, trusted.isEmpty ? "none is trusted" : "trusted: \(trusted.joined(separator: ", "))")
        ]
    }
}
