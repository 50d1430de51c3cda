/// What a running server reports about itself to `foyer doctor`, at `/diagnosis`.
public struct Diagnosis: Codable, Hashable, Sendable {
    /// A peer that reported other clients' addresses, and is not believed.
    public struct Peer: Codable, Hashable, Sendable {
        public let address: String
        public let requests: Int

        public init(address: String, requests: Int) {
            self.address = address
            self.requests = requests
        }
    }

    public let version: String
    public let commit: String
    /// Where the requesting client seems to be.
    public let address: String
    /// As configured with `--trusted-proxy`.
    public let trustedProxies: [String]
    /// Peers whose `X-Forwarded-For` or `Forwarded` was ignored since the start, since they are not trusted proxies.
    public let untrustedPeers: [Peer]
    public let connections: Int
    public let connectionLimit: Int

    public init(
        version: String, commit: String, address: String, trustedProxies: [String], untrustedPeers: [Peer],
        connections: Int, connectionLimit: Int
    ) {
        self.version = version
        self.commit = commit
        self.address = address
        self.trustedProxies = trustedProxies
        self.untrustedPeers = untrustedPeers
        self.connections = connections
        self.connectionLimit = connectionLimit
    }
}
