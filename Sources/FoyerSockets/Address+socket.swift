import FoyerCore
import NIOCore

extension Address {
    /// The IP address of a peer; loopback for a local socket, which has none.
    init(of peer: SocketAddress?) {
        self = peer?.ipAddress.flatMap { Address(String($0.prefix { $0 != "%" })) } ?? Self.loopback
    }

    private static let loopback = Address(ipv4: 0x7F00_0001)
}
