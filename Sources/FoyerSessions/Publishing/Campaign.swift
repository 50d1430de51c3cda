import FoyerBoard
import FoyerCore
import FoyerRealtime
import FoyerService
import FoyerStore
import FoyerWire

/// The campaign that brought a visitor: `utm_…` of the landing page's address.
enum Campaign {
    static func found(in url: String) -> VisitorInfoShape.Campaign? {
        // By bytes: some combining characters would form one character with the separator after them.
        guard let query = url.utf8.firstIndex(of: UInt8(ascii: "?")) else { return nil }
        let fields = url.utf8[query...].dropFirst().prefix { $0 != UInt8(ascii: "#") }
        var values: [Substring: String] = [:]
        for pair in fields.split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(
                separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0].starts(with: "utm_".utf8), !parts[1].isEmpty else { continue }
            values[Substring(parts[0])] = decoded(parts[1])
        }
        guard !values.isEmpty else { return nil }
        return VisitorInfoShape.Campaign(
            source: values["utm_source"], medium: values["utm_medium"], name: values["utm_campaign"])
    }

    /// `application/x-www-form-urlencoded`; invalid UTF-8 becomes U+FFFD.
    private static func decoded(_ text: Substring.UTF8View) -> String {
        var bytes: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let code = code(rest.prefix(2)) {
                bytes.append(code)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Two hexadecimal digits; no sign, which Swift's integer parser would accept.
    private static func code(_ text: Substring.UTF8View) -> UInt8? {
        let digits = text.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        return digits.count == 2 ? UInt8(digits[0] << 4 | digits[1]) : nil
    }
}
