import FoyerCore

/// A country as a number.
struct CountryCode: Hashable, Sendable {
    let number: UInt16

    static let none = CountryCode(number: 0)
    /// Anything but two capital letters: not a country, but a caller may filter by it.
    static let other = CountryCode(number: .max)

    init(number: UInt16) { self.number = number }

    init(_ country: String?) {
        guard let country else {
            self = .none
            return
        }
        guard country.utf8.count == 2, let first = country.utf8.first, let second = country.utf8.last,
            first &- Self.letterA < 26, second &- Self.letterA < 26
        else {
            self = .other
            return
        }
        number = UInt16(first - Self.letterA) * 26 + UInt16(second - Self.letterA) + 1
    }

    /// The country code; nil for `none` and `other`.
    var text: String? {
        guard self != .none, self != .other else { return nil }
        let letters = [UInt8((number - 1) / 26) + Self.letterA, UInt8((number - 1) % 26) + Self.letterA]
        return String(decoding: letters, as: UTF8.self)
    }

    /// Numbers below it are countries or none.
    static let count = 26 * 26 + 1
    private static let letterA = UInt8(ascii: "A")
}
