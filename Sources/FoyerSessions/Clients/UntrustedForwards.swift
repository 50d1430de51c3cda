public import FoyerCore
import Synchronization

/// Peers that report other clients' addresses, though no one trusts them: an attacker, or a proxy that `--trusted-proxy` does not name.
public final class UntrustedForwards: Sendable {
    /// Peers that are remembered: more proxies stand in front of no server, and an attacker must not fill the memory.
    private static let limit = 8

    private struct State {
        var total = 0
        var peers: [Address: Int] = [:]
    }

    private let state = Mutex(State())

    public init() {}

    /// Requests of such peers since the start.
    public var total: Int { state.withLock { $0.total } }

    /// The first few peers, with the number of their requests, most first.
    public var peers: [(address: Address, requests: Int)] {
        state.withLock { $0.peers.map { (address: $0.key, requests: $0.value) } }
            .sorted { ($1.requests, $0.address.description) < ($0.requests, $1.address.description) }
    }

    func record(_ peer: Address) {
        state.withLock { state in
            state.total += 1
            if state.peers[peer] != nil || state.peers.count < Self.limit {
                state.peers[peer, default: 0] += 1
            }
        }
    }
}
