/// The operator's rules about clients: which proxies are trusted, and which hosts are ours.
public struct ClientRules: Sendable {
    public let proxies: TrustedProxies
    public let ownHosts: OwnHosts
    /// Records peers that are no trusted proxies and report other addresses; nil to record none.
    let untrusted: UntrustedForwards?

    public init(
        proxies: TrustedProxies = .none, ownHosts: OwnHosts = .any, untrusted: UntrustedForwards? = nil
    ) {
        self.proxies = proxies
        self.ownHosts = ownHosts
        self.untrusted = untrusted
    }
}
