public import FoyerCore

/// Determines the client's address.
public enum ClientAddress {
    /// Only this many hops are read: a longer chain is not one of proxies but an attempt to keep the server
    /// busy.
    static let hopLimit = 32

    /// The peer of the connection; if that is a trusted proxy, the rightmost address of `X-Forwarded-For`, or
    /// else of `Forwarded` (RFC 7239), that is not itself a trusted proxy.
    /// Everything to the left of that address can be forged and is never read. A hop without an address ends
    /// the walk: the last trusted address is used.
    public static func find(
        peer: Address, forwardedFor: [String], forwarded: [String], proxies: TrustedProxies
    ) -> Address {
        guard proxies.contains(peer) else { return peer }
        let hops = forwardedFor.isEmpty ? forwardedHops(forwarded) : listedHops(forwardedFor)
        var known = peer
        for hop in hops.reversed().prefix(hopLimit) {
            guard let address = hop else { return known }
            known = address
            if !proxies.contains(address) { return address }
        }
        return known
    }

    /// `X-Forwarded-For: 203.0.113.9, 10.0.0.1`, in several fields or one; nil for a hop that is not an
    /// address.
    private static func listedHops(_ fields: [String]) -> [Address?] {
        fields.flatMap { split($0[...], at: UInt8(ascii: ","), quotes: false) }.map {
            address(in: $0.trimmed)
        }
    }

    /// `Forwarded: for="[2001:db8::1]:4711";proto=https, for=10.0.0.1`.
    /// Commas and semicolons inside quotes do not separate. An element without `for` is a hop without an
    /// address.
    private static func forwardedHops(_ fields: [String]) -> [Address?] {
        fields.flatMap { split($0[...], at: UInt8(ascii: ","), quotes: true) }.map { element in
            let names = split(element, at: UInt8(ascii: ";"), quotes: true).compactMap { pair -> Substring? in
                guard let equals = pair.firstIndex(of: "="), pair[..<equals].trimmed.lowercased() == "for"
                else {
                    return nil
                }
                return pair[pair.index(after: equals)...].trimmed
            }
            // Two `for` in one element are forbidden, so the element is not trusted.
            guard names.count == 1, let name = names.first else { return nil }
            return address(in: unquoted(name))
        }
    }

    /// An address alone, with a port, in brackets, or in brackets with a port.
    private static func address(in hop: Substring) -> Address? {
        if hop.first == "[" {
            guard let bracket = hop.firstIndex(of: "]") else { return nil }
            let port = hop[hop.index(after: bracket)...]
            guard port.isEmpty || isPort(port) else { return nil }
            return Address(String(hop[hop.index(after: hop.startIndex)..<bracket]))
        }
        // A single colon separates a port from an IPv4 address; several belong to an IPv6 address.
        if let colon = hop.firstIndex(of: ":"), hop.lastIndex(of: ":") == colon {
            guard isPort(hop[colon...]) else { return nil }
            return Address(String(hop[..<colon]))
        }
        return Address(String(hop))
    }

    private static func isPort(_ text: Substring) -> Bool {
        let digits = text.utf8.dropFirst()
        return text.first == ":" && (1...5).contains(digits.count)
            && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private static func unquoted(_ text: Substring) -> Substring {
        guard text.count >= 2, text.first == "\"", text.last == "\"" else { return text }
        return text.dropFirst().dropLast()
    }

    /// By bytes: a combining character (U+0600) would form one character with the proxy's comma.
    private static func split(_ text: Substring, at separator: UInt8, quotes: Bool) -> [Substring] {
        var parts: [Substring] = []
        var start = text.startIndex
        // A quote that a stranger left open must not swallow what the proxy appended.
        let areQuotesHeeded = quotes && text.utf8.count { $0 == UInt8(ascii: "\"") } % 2 == 0
        var isQuoted = false
        for index in text.utf8.indices {
            if areQuotesHeeded, text.utf8[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard text.utf8[index] == separator, !isQuoted else { continue }
            parts.append(text[start..<index])
            start = text.utf8.index(after: index)
        }
        return parts + [text[start...]]
    }
}

extension Substring {
    /// Without the blanks that HTTP allows around a value.
    fileprivate var trimmed: Substring {
        var rest = self
        while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
        while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
        return rest
    }
}
