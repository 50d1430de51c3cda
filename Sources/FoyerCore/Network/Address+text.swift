extension Address: LosslessStringConvertible {
    /// Parses an address as people write it: dotted IPv4 without leading zeros, or IPv6 by RFC 4291 section
    /// 2.2.
    /// Brackets, ports, blanks and scope ids (`%eth0`) are not part of an address and are refused.
    public init?(_ text: String) {
        self.init(utf8: text.utf8)
    }

    /// Parses the same format from bytes.
    public init?(utf8 text: some BidirectionalCollection<UInt8>) {
        // The longest form: six full groups and a dotted end.
        guard (2...45).contains(text.count) else { return nil }
        if let bits = Self.dotted(text[...]) {
            self.init(ipv4: bits)
        } else if let groups = Self.groups(text[...]) {
            self.init(
                high: groups[..<4].reduce(0) { $0 << 16 | UInt64($1) },
                low: groups[4...].reduce(0) { $0 << 16 | UInt64($1) }
            )
        } else {
            return nil
        }
    }

    /// The canonical form of RFC 5952; IPv4 dotted.
    public var description: String {
        if let ipv4 { return Self.dotted(ipv4) }
        let groups = (0..<8).map { UInt16(truncatingIfNeeded: ($0 < 4 ? high : low) >> (48 - 16 * ($0 % 4))) }
        let gap = Self.longestZeros(in: groups)
        let hexadecimal = { (part: ArraySlice<UInt16>) in
            part.map { String($0, radix: 16) }.joined(separator: ":")
        }
        // A single zero group is not shortened (RFC 5952 section 4.2.2).
        guard gap.count > 1 else { return hexadecimal(groups[...]) }
        return hexadecimal(groups[..<gap.lowerBound]) + "::" + hexadecimal(groups[gap.upperBound...])
    }

    /// Digit by digit for speed: searches format many addresses.
    private static func dotted(_ bits: UInt32) -> String {
        String(unsafeUninitializedCapacity: 15) { buffer in
            var count = 0
            for shift in [24, 16, 8, 0] as [UInt32] {
                let octet = UInt8(truncatingIfNeeded: bits >> shift)
                if shift < 24 {
                    buffer[count] = UInt8(ascii: ".")
                    count += 1
                }
                for unit in [100, 10, 1] as [UInt8] where octet >= unit || unit == 1 {
                    buffer[count] = UInt8(ascii: "0") + octet / unit % 10
                    count += 1
                }
            }
            return count
        }
    }

    /// The first of the longest runs of zero groups.
    private static func longestZeros(in groups: [UInt16]) -> Range<Int> {
        var longest = 0..<0
        var start = 0
        for (position, group) in groups.enumerated() {
            if group != 0 {
                start = position + 1
            } else if position + 1 - start > longest.count {
                longest = start..<position + 1
            }
        }
        return longest
    }

    /// Four decimal octets.
    private static func dotted<Text: Collection<UInt8>>(_ text: Text) -> UInt32? {
        let octets = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard octets.count == 4 else { return nil }
        var bits: UInt32 = 0
        for octet in octets {
            guard let value = decimal(octet) else { return nil }
            bits = bits << 8 | value
        }
        return bits
    }

    /// 0 to 255 without leading zeros: some programs read those as octal, so the address would be ambiguous.
    private static func decimal(_ digits: some Collection<UInt8>) -> UInt32? {
        guard (1...3).contains(digits.count), digits.count == 1 || digits.first != UInt8(ascii: "0") else {
            return nil
        }
        var value: UInt32 = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + UInt32(digit - UInt8(ascii: "0"))
        }
        return value < 256 ? value : nil
    }

    /// The eight groups, with `::` expanded.
    private static func groups<Text: BidirectionalCollection<UInt8>>(_ text: Text) -> [UInt16]? {
        let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard (3...9).contains(parts.count) else { return nil }
        var groups: [UInt16] = []
        var gap: Int?
        for (position, part) in parts.enumerated() {
            let isLast = position == parts.count - 1
            if part.isEmpty {
                // Outside of `::`, only its own ends may be empty.
                if position == 0 {
                    guard parts[1].isEmpty else { return nil }
                } else if isLast {
                    guard parts[position - 1].isEmpty else { return nil }
                } else {
                    guard gap == nil else { return nil }
                    gap = groups.count
                }
            } else if isLast, let bits = dotted(part) {
                groups += [UInt16(bits >> 16), UInt16(truncatingIfNeeded: bits)]
            } else {
                guard let group = hexadecimal(part) else { return nil }
                groups.append(group)
            }
        }
        guard let gap else { return groups.count == 8 ? groups : nil }
        guard groups.count < 8 else { return nil }  // `::` stands for at least one group
        groups.insert(contentsOf: repeatElement(0, count: 8 - groups.count), at: gap)
        return groups
    }

    private static func hexadecimal(_ digits: some Collection<UInt8>) -> UInt16? {
        guard (1...4).contains(digits.count) else { return nil }
        var value: UInt16 = 0
        for digit in digits {
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt16(digit - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"):
                value = value << 4 | UInt16(digit - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"):
                value = value << 4 | UInt16(digit - UInt8(ascii: "A") + 10)
            default: return nil
            }
        }
        return value
    }
}
