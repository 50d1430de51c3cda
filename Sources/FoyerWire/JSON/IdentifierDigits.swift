/// Parses the 26 digits of an id from the bytes of a frame. The same as `Identifier(_:)`, which is generic
/// and in another module: there it costs microseconds, and most frames have an id.
enum IdentifierDigits {
    static let count = 26

    /// The 128 bits; nil if the digits are invalid.
    static func read(_ bytes: [UInt8], from start: Int) -> (high: UInt64, low: UInt64)? {
        var high: UInt64 = 0
        var low: UInt64 = 0
        for position in start..<start + count {
            guard let digit = value(of: bytes[position]) else { return nil }
            high = high << 5 | low >> 59
            low = low << 5 | digit
        }
        // 26 digits are 130 bits: the first two must be 0.
        guard let first = value(of: bytes[start]), first < 8 else { return nil }
        return (high, low)
    }

    /// Crockford's alphabet has no i, l, o and u.
    private static func value(of byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "h"): UInt64(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "j"), UInt8(ascii: "k"): UInt64(byte - UInt8(ascii: "j") + 18)
        case UInt8(ascii: "m"), UInt8(ascii: "n"): UInt64(byte - UInt8(ascii: "m") + 20)
        case UInt8(ascii: "p")...UInt8(ascii: "t"): UInt64(byte - UInt8(ascii: "p") + 22)
        case UInt8(ascii: "v")...UInt8(ascii: "z"): UInt64(byte - UInt8(ascii: "v") + 27)
        default: nil
        }
    }
}
