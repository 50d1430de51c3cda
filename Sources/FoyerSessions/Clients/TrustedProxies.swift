public import FoyerCore

/// The proxies whose word about a client's address is taken: those the operator named, and no other.
public struct TrustedProxies: Sendable {
    public static let none = TrustedProxies([])

    /// As configured: what must not be banned, and what `foyer doctor` shows.
    public let ranges: [AddressRange]

    public init(_ ranges: [AddressRange]) {
        self.ranges = ranges
    }

    /// A linear search: nobody runs more than a handful of proxies.
    public func contains(_ address: Address) -> Bool {
        ranges.contains { $0.contains(address) }
    }
}
