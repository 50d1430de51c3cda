/// All addresses of one family from `start` to `end`, inclusive.
public struct AddressRange: Hashable, Sendable {
    public let start: Address
    public let end: Address

    public init(start: Address, end: Address) throws(AddressRangeFailure) {
        guard start.family == end.family else { throw .mixedFamilies(start, end) }
        guard start <= end else { throw .startAfterEnd(start, end) }
        self.start = start
        self.end = end
    }

    /// A single address.
    public init(_ address: Address) {
        start = address
        end = address
    }

    /// The network of the first `prefix` bits of `address`; the remaining bits are ignored.
    public init(_ address: Address, prefix: Int) throws(AddressRangeFailure) {
        guard (0...address.family.width).contains(prefix) else {
            throw .prefixTooLong(prefix, limit: address.family.width)
        }
        let bits = prefix + 128 - address.family.width
        let high: UInt64 = ~0 << UInt64(max(0, 64 - bits))
        let low: UInt64 = ~0 << UInt64(min(64, 128 - bits))
        try self.init(
            start: Address(high: address.high & high, low: address.low & low),
            end: Address(high: address.high | ~high, low: address.low | ~low)
        )
    }

    /// Parses an address or CIDR (`203.0.113.0/24`, `2001:db8::/32`); surrounding blanks are ignored, since
    /// it is often pasted.
    /// A mapped network (`::ffff:203.0.113.0/120`) is the IPv4 network.
    public init(_ text: String) throws(AddressRangeFailure) {
        let text = text.utf8.trimmed()
        guard let slash = text.lastIndex(of: UInt8(ascii: "/")) else {
            guard let address = Address(utf8: text) else { throw .notAnAddress(String(Substring(text))) }
            self.init(address)
            return
        }
        guard let address = Address(utf8: text[..<slash]) else {
            throw .notAnAddress(String(Substring(text[..<slash])))
        }
        let digits = text[text.index(after: slash)...]
        guard let prefix = Self.prefix(digits) else { throw .notAPrefix(String(Substring(digits))) }
        guard address.family == .ipv4, text.contains(UInt8(ascii: ":")) else {
            try self.init(address, prefix: prefix)
            return
        }
        guard (96...128).contains(prefix) else { throw .prefixTooShort(prefix, least: 96) }
        try self.init(address, prefix: prefix - 96)
    }

    /// What one household or office uses: an IPv4 address, or the /64 of an IPv6 address, within which
    /// devices choose their own addresses (RFC 8981).
    public init(householdOf address: Address) {
        switch address.family {
        case .ipv4:
            self.init(address)
        case .ipv6:
            self.init(from: Address(high: address.high, low: 0), to: Address(high: address.high, low: ~0))
        }
    }

    public func contains(_ address: Address) -> Bool { start <= address && address <= end }

    public func overlaps(_ other: AddressRange) -> Bool { start <= other.end && other.start <= end }

    /// The first loopback or private address within the range, often that of a proxy; nil if there is none.
    public var innerAddress: Address? {
        Self.inner.first { overlaps($0) }.map { max($0.start, start) }
    }

    /// Whether it is larger than a provider's network: IPv4 wider than /16, IPv6 wider than /32.
    public var isVeryWide: Bool { isWider(ipv4: 16, ipv6: 32) }

    /// Whether it is wider than a network with this prefix length.
    public func isWider(ipv4: Int, ipv6: Int) -> Bool {
        switch start.family {
        case .ipv4: end.low - start.low >= 1 << UInt64(32 - ipv4)
        case .ipv6: end.high - start.high >= 1 << UInt64(64 - ipv6)
        }
    }

    /// 127/8, the private networks of RFC 1918 and RFC 6598, link-local ones; ::1, fc00::/7 and fe80::/10.
    private static let inner: [AddressRange] = [
        ipv4(0x7F00_0000, 8), ipv4(0x0A00_0000, 8), ipv4(0xAC10_0000, 12), ipv4(0xC0A8_0000, 16),
        ipv4(0x6440_0000, 10), ipv4(0xA9FE_0000, 16),
        AddressRange(Address(high: 0, low: 1)), ipv6(0xFC00 << 48, 7), ipv6(0xFE80 << 48, 10),
    ]

    private static func ipv4(_ bits: UInt32, _ prefix: UInt32) -> AddressRange {
        AddressRange(from: Address(ipv4: bits), to: Address(ipv4: bits | ~0 >> prefix))
    }

    private static func ipv6(_ high: UInt64, _ prefix: UInt64) -> AddressRange {
        AddressRange(from: Address(high: high, low: 0), to: Address(high: high | ~0 >> prefix, low: ~0))
    }

    /// Of one family, sorted.
    private init(from start: Address, to end: Address) {
        self.start = start
        self.end = end
    }

    /// Up to three digits without sign or leading zero.
    private static func prefix(_ digits: some Collection<UInt8>) -> Int? {
        guard (1...3).contains(digits.count), digits.count == 1 || digits.first != UInt8(ascii: "0") else {
            return nil
        }
        var value = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return value
    }
}

extension AddressRange: CustomStringConvertible {
    /// As displayed: one address, or both ends.
    public var description: String { start == end ? "\(start)" : "\(start) – \(end)" }
}

extension AddressRange {
    /// An IPv6 /64 as CIDR, anything else as `description`.
    public var shortDescription: String {
        self == AddressRange(householdOf: start) && start.family == .ipv6 ? "\(start)/64" : description
    }
}

/// Ordered by start, then by end.
extension AddressRange: Comparable {
    public static func < (left: Self, right: Self) -> Bool {
        (left.start, left.end) < (right.start, right.end)
    }
}

extension Substring.UTF8View {
    fileprivate func dropping(_ isBlank: (UInt8) -> Bool) -> Self {
        var rest = self
        while let first = rest.first, isBlank(first) { rest.removeFirst() }
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return rest
    }
}

extension String.UTF8View {
    /// The text without surrounding blanks and line ends.
    fileprivate func trimmed() -> Substring.UTF8View {
        let blanks: [UInt8] = Array(" \t\r\n".utf8)
        return self[...].dropping { blanks.contains($0) }
    }
}
