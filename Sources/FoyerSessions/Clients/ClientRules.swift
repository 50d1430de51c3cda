/// The operator's rules about clients: which proxies are trusted, and which hosts are ours.
public struct ClientRules: Sendable {
    public let proxies: TrustedProxies
    public let ownHosts: OwnHosts

    public init(proxies: TrustedProxies = .none, ownHosts: OwnHosts = .any) {
        self.proxies = proxies
        self.ownHosts = ownHosts
    }
}
