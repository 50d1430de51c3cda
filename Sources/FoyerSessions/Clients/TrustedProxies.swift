public import FoyerCore

/// The proxies that are trusted to report client addresses: those that the operator configured, and no
/// others.
public struct TrustedProxies: Sendable {
    public static let none = TrustedProxies([])

    /// As configured: must not be banned, and is printed by `foyer doctor`.
    public let ranges: [AddressRange]

    public init(_ ranges: [AddressRange]) {
        self.ranges = ranges
    }

    /// A linear search: nobody runs more than a handful of proxies.
    public func contains(_ address: Address) -> Bool {
        ranges.contains { $0.contains(address) }
    }
}
