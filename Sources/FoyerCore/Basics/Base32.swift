/// Crockford's base 32, lower case (https://www.crockford.com/base32.html). Not generic, so that calls from
/// other modules are as fast.
package enum Base32 {
    package static let length = 26
    private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
        return values
    }()

    package static func isDigit(_ byte: UInt8) -> Bool { values[Int(byte)] != 255 }

    static func text(high: UInt64, low: UInt64) -> String {
        String(unsafeUninitializedCapacity: length) { buffer in
            write(high: high, low: low, into: buffer)
            return length
        }
    }

    /// Writes into a buffer that is large enough.
    package static func write(high: UInt64, low: UInt64, into buffer: UnsafeMutableBufferPointer<UInt8>) {
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
