/// An IP address, version 4 or 6, as one value without allocation.
/// Stored as the 128 bits of IPv6; IPv4 is its mapped form (`::ffff:a.b.c.d`, RFC 4291 section 2.5.5.2), so
/// that a client has the same address over either kind of socket.
public struct Address: Hashable, Sendable {
    public let high: UInt64
    public let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The IPv4 address of these bits, most significant first.
    public init(ipv4 bits: UInt32) {
        self.init(high: 0, low: Self.mapped | UInt64(bits))
    }

    /// From the 4 or 16 bytes of a socket address in network order; nil for any other length.
    public init?(bytes: some Collection<UInt8>) {
        switch bytes.count {
        case 4:
            self.init(ipv4: bytes.reduce(0) { $0 << 8 | UInt32($1) })
        case 16:
            self.init(
                high: bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) },
                low: bytes.suffix(8).reduce(0) { $0 << 8 | UInt64($1) }
            )
        default:
            return nil
        }
    }

    /// The unspecified address `::`. Stands for an unknown address.
    public static let unspecified = Address(high: 0, low: 0)

    public enum Family: Hashable, Sendable {
        case ipv4
        case ipv6

        /// Bits in an address of this family.
        public var width: Int {
            switch self {
            case .ipv4: 32
            case .ipv6: 128
            }
        }
    }

    public var family: Family { high == 0 && low >> 32 == Self.mapped >> 32 ? .ipv4 : .ipv6 }

    /// The bits of an IPv4 address; nil for IPv6.
    public var ipv4: UInt32? {
        switch family {
        case .ipv4: UInt32(truncatingIfNeeded: low)
        case .ipv6: nil
        }
    }

    /// The unit that limits count by: an IPv4 address itself, or the /64 network of an IPv6 address, since a
    /// subscriber has all 2^64 addresses in it (RFC 6177).
    public var subscriber: Address { ipv4 == nil ? Address(high: high, low: 0) : self }

    /// The /48 network of an IPv6 address, the most that one customer of a provider gets (RFC 6177): 65,536
    /// subscriber networks. Nil for IPv4.
    public var site: Address? { ipv4 == nil ? Address(high: high & ~0xffff, low: 0) : nil }

    /// The factor by which a /48 may exceed the limit of a subscriber: a mobile network has many customers in
    /// one.
    public static let subscribersASite = 8

    /// Loopback: 127.0.0.0/8 or ::1.
    public var isLoopback: Bool {
        guard let ipv4 else { return high == 0 && low == 1 }
        return ipv4 >> 24 == 127
    }

    /// Not routed on the internet: RFC 1918, shared (RFC 6598), link-local, and unique local addresses.
    /// Loopback is separate.
    public var isPrivate: Bool {
        guard let ipv4 else { return high >> 57 == 0xfc >> 1 || high >> 54 == 0xfe80 >> 6 }
        return ipv4 >> 24 == 10 || ipv4 >> 20 == 0xac1 || ipv4 >> 16 == 0xc0a8  // 10/8, 172.16/12, 192.168/16
            || ipv4 >> 22 == 0x6440 >> 6 || ipv4 >> 16 == 0xa9fe  // 100.64/10, 169.254/16
    }

    private static let mapped: UInt64 = 0xffff << 32
}

/// All of IPv4 sorts before all of IPv6, so that a range within one family never contains an address of the
/// other.
extension Address: Comparable {
    public static func < (left: Self, right: Self) -> Bool {
        switch (left.family, right.family) {
        case (.ipv4, .ipv6): true
        case (.ipv6, .ipv4): false
        case (.ipv4, .ipv4), (.ipv6, .ipv6): (left.high, left.low) < (right.high, right.low)
        }
    }
}
