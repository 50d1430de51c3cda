public import FoyerCore

/// Whose request this is.
public enum ClientAddress {
    /// Only so many hops are read: more is not a chain of proxies but an attempt to keep us busy.
    static let hopLimit = 32

    /// The peer of the connection; when that is a trusted proxy, the rightmost address of `X-Forwarded-For`, or else of
    /// `Forwarded` (RFC 7239), that is not a trusted proxy itself.
    ///
    /// Everything left of that address was written by a stranger and is never read. A hop that names no address ends the
    /// walk: the last address known to be true is taken.
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

    /// `X-Forwarded-For: 203.0.113.9, 10.0.0.1`, in several fields or one; nil where a hop is no address.
    private static func listedHops(_ fields: [String]) -> [Address?] {
        fields.flatMap { split($0[...], at: UInt8(ascii: ","), quotes: false) }.map {
            address(in: $0.trimmed)
        }
    }

    /// `Forwarded: for="[2001:db8::1]:4711";proto=https, for=10.0.0.1`.
    ///
    /// Commas and semicolons inside quotes part nothing. An element without `for` is a hop that tells nothing.
    private static func forwardedHops(_ fields: [String]) -> [Address?] {
        fields.flatMap { split($0[...], at: UInt8(ascii: ","), quotes: true) }.map { element in
            let names = split(element, at: UInt8(ascii: ";"), quotes: true).compactMap { pair -> Substring? in
                guard let equals = pair.firstIndex(of: "="), pair[..<equals].trimmed.lowercased() == "for"
                else {
                    return nil
                }
                return pair[pair.index(after: equals)...].trimmed
            }
            // Twice `for` in one element is forbidden, so whoever wrote it is not to be believed.
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
        // One colon parts a port from an IPv4 address; more belong to an IPv6 address.
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

    /// By bytes: a sign that joins what follows it (U+0600) makes one character of itself and the proxy's comma.
    private static func split(_ text: Substring, at separator: UInt8, quotes: Bool) -> [Substring] {
        var parts: [Substring] = []
        var start = text.startIndex
        // A quote that a stranger left open must not swallow what the proxy wrote behind it.
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
