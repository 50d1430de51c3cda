public import FoyerCore
import Synchronization

/// The network of a successful log-in.
public struct PastLogIn: Hashable, Sendable {
    public let email: String
    public let address: Address
    public let at: Instant

    public init(email: String, address: Address, at: Instant) {
        self.email = email
        self.address = address
        self.at = at
    }
}
