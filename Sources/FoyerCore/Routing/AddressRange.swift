/// All addresses of one family from `start` to `end`, both included.
public struct AddressRange: Hashable, Sendable {
    public let start: Address
    public let end: Address

    public init(start: Address, end: Address) throws(AddressRangeFailure) {
        guard start.family == end.family else { throw .mixedFamilies(start, end) }
        guard start <= end else { throw .startAfterEnd(start, end) }
        self.start = start
        self.end = end
    }

    /// One address alone.
    public init(_ address: Address) {
        start = address
        end = address
    }

    /// The network of the first `prefix` bits of `address`; what stands behind them does not matter.
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

    /// Reads an address or CIDR (`203.0.113.0/24`, `2001:db8::/32`); blanks around it do not matter, for it is pasted.
    ///
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

    public func contains(_ address: Address) -> Bool { start <= address && address <= end }

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
    /// As shown: one address, or both ends.
    public var description: String { start == end ? "\(start)" : "\(start) – \(end)" }
}

/// By start, then by end.
extension AddressRange: Comparable {
    public static func < (left: Self, right: Self) -> Bool {
        (left.start, left.end) < (right.start, right.end)
    }
}

/// Why something is no range of addresses.
public enum AddressRangeFailure: Error, Hashable, Sendable {
    /// Neither IPv4 nor IPv6.
    case notAnAddress(String)
    /// What stands behind the slash is not a number of bits.
    case notAPrefix(String)
    /// More bits than the address has.
    case prefixTooLong(Int, limit: Int)
    /// So few bits that it is more than all of IPv4.
    case prefixTooShort(Int, least: Int)
    /// One end is IPv4 and the other IPv6.
    case mixedFamilies(Address, Address)
    /// The ends are swapped.
    case startAfterEnd(Address, Address)
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
    /// Without the blanks and line ends around it.
    fileprivate func trimmed() -> Substring.UTF8View {
        let blanks: [UInt8] = Array(" \t\r\n".utf8)
        return self[...].dropping { blanks.contains($0) }
    }
}
