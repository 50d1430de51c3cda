/// A host whose pages may show a widget: exact, or `*.example.com` for every host below it.
/// Made from typed or pasted text, so the address of a page is reduced to its host.
public struct WidgetDomain: Hashable, Sendable, CustomStringConvertible {
    /// As browsers write the host of an origin: lower case, international names in Punycode, IPv6 in
    /// brackets.
    public let description: String

    /// Keeps the host of `text`; scheme, port, path and a final dot are ignored.
    public init(_ text: String) throws(WidgetDomainFailure) {
        var rest = Substring(text.filter { !$0.isWhitespace || $0 == " " }.lowercased())
        rest = rest.trimmed
        guard !rest.isEmpty else { throw .empty }
        if let scheme = rest.firstRange(ofScheme: "://") {
            guard ["http", "https"].contains(rest[..<scheme.lowerBound]) else { throw .notAHost(text) }
            rest = rest[scheme.upperBound...]
        }
        rest = rest.prefix { !"/?#".contains($0) }
        guard !rest.isEmpty, !rest.contains("@"), !rest.contains(" ") else { throw .notAHost(text) }
        if let address = try Self.ipv6(rest, in: text) {
            description = "[\(address)]"
            return
        }
        description = try Self.name(rest, in: text)
    }

    /// The address, if the text is an IPv6 address with or without brackets and port.
    private static func ipv6(_ host: Substring, in text: String) throws(WidgetDomainFailure) -> Address? {
        var literal = host
        if host.hasPrefix("[") {
            guard let end = host.firstIndex(of: "]") else { throw .notAHost(text) }
            guard isPort(host[host.index(after: end)...]) else { throw .badPort(text) }
            literal = host[host.index(after: host.startIndex)..<end]
        } else if host.filter({ $0 == ":" }).count < 2 {
            return nil
        }
        guard literal.contains(":"), let address = Address(String(literal)) else { throw .notAHost(text) }
        return address
    }

    private static func name(_ host: Substring, in text: String) throws(WidgetDomainFailure) -> String {
        var name = host.prefix { $0 != ":" }
        guard isPort(host[name.endIndex...]) else { throw .badPort(text) }
        if name.hasSuffix(".") { name = name.dropLast() }
        let isWildcard = name.hasPrefix("*.")
        if isWildcard { name = name.dropFirst(2) }
        guard !name.contains("*") else { throw .badWildcard(text) }
        let labels = name.split(separator: ".", omittingEmptySubsequences: false).map { Punycode.label($0) }
        let isOfNumbers = labels.allSatisfy { $0.utf8.allSatisfy(isDigit) }
        let ascii = labels.joined(separator: ".")
        guard labels.allSatisfy(isLabel), ascii.utf8.count <= longest, !isOfNumbers || Address(ascii) != nil
        else { throw .notAHost(text) }
        guard !isWildcard || !isOfNumbers else { throw .badWildcard(text) }
        return isWildcard ? "*.\(ascii)" : ascii
    }

    /// Maximum bytes of a name and of one label (RFC 1035 section 2.3.4).
    private static let longest = 253
    private static let longestLabel = 63

    private static func isLabel(_ label: String) -> Bool {
        (1...longestLabel).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
            && label.utf8.allSatisfy {
                isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                    || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
            }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// Empty, or a colon and a number of up to five digits.
    private static func isPort(_ text: Substring) -> Bool {
        text.isEmpty
            || text.hasPrefix(":") && (0...5).contains(text.utf8.count - 1)
                && text.utf8.dropFirst().allSatisfy(isDigit)
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var text = drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return text
    }

    fileprivate func firstRange(ofScheme mark: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(mark) { return start..<index(start, offsetBy: mark.count) }
            start = index(after: start)
        }
        return nil
    }
}
