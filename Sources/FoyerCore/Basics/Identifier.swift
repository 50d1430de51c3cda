/// Names one `Entity` by 128 bits, and cannot be passed where another entity is meant.
///
/// Written as 26 characters of lower-case Crockford base 32 (no `i`, `l`, `o`, `u`), so that it survives a telephone, a URL
/// and a double click. Kept as two words: it costs no allocation and hashes fast.
public struct Identifier<Entity>: Hashable, Sendable, LosslessStringConvertible, Comparable {
    public let high: UInt64
    public let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Accepts exactly 26 digits of the alphabet, the first 0 to 7; anything else names nothing.
    public init?(_ text: String) {
        self.init(utf8: text.utf8)
    }

    /// The same, from bytes.
    public init?(utf8 bytes: some Collection<UInt8>) {
        guard
            let words = bytes.withContiguousStorageIfAvailable(Base32.words) ?? Base32.words(of: Array(bytes))
        else { return nil }
        self.init(high: words.high, low: words.low)
    }

    public var description: String {
        Base32.text(high: high, low: low)
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    /// A fresh one. The generator must be cryptographic where the id must not be guessed.
    public static func random(using generator: inout some RandomNumberGenerator) -> Self {
        Self(high: generator.next(), low: generator.next())
    }
}

/// Crockford's base 32, lower case (https://www.crockford.com/base32.html). Not generic, so that it is as fast when called from
/// another module.
enum Base32 {
    static let length = 26
    private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
        return values
    }()

    static func isDigit(_ byte: UInt8) -> Bool { values[Int(byte)] != 255 }

    static func text(high: UInt64, low: UInt64) -> String {
        String(unsafeUninitializedCapacity: length) { buffer in
            write(high: high, low: low, into: buffer)
            return length
        }
    }

    /// The same into a buffer with room for it.
    static func write(high: UInt64, low: UInt64, into buffer: UnsafeMutableBufferPointer<UInt8>) {
        var (high, low) = (high, low)
        for position in (0..<length).reversed() {
            buffer[position] = digits[Int(low & 31)]
            low = low >> 5 | high << 59
            high >>= 5
        }
    }

    static func words(of bytes: UnsafeBufferPointer<UInt8>) -> (high: UInt64, low: UInt64)? {
        guard bytes.count == length, values[Int(bytes[0])] < 8 else { return nil }
        var (high, low): (UInt64, UInt64) = (0, 0)
        for byte in bytes {
            let value = values[Int(byte)]
            guard value != 255 else { return nil }
            high = high << 5 | low >> 59
            low = low << 5 | UInt64(value)
        }
        return (high, low)
    }

    static func words(of bytes: [UInt8]) -> (high: UInt64, low: UInt64)? {
        bytes.withUnsafeBufferPointer { words(of: $0) }
    }
}
