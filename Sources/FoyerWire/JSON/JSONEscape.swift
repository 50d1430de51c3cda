/// Parsing one character of a JSON string: an escape, or UTF-8.
enum JSONEscape {
    /// The length in bytes of the escape at `position`; nil if invalid. An unpaired surrogate is valid:
    /// browsers produce it for a text that was cut within a character.
    static func length(at position: Int, in bytes: [UInt8]) -> Int? {
        guard position + 1 < bytes.count else { return nil }
        switch bytes[position + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return 2
        case UInt8(ascii: "u"):
            guard let unit = unit(at: position, in: bytes[...]) else { return nil }
            guard 0xD800...0xDBFF ~= unit, let low = self.unit(at: position + 6, in: bytes[...]),
                0xDC00...0xDFFF ~= low
            else { return 6 }
            return 12
        default:
            return nil
        }
    }

    /// The length in bytes of the non-ASCII character at `position`; nil if it is not UTF-8 (Unicode 16,
    /// table 3-7).
    static func scalarLength(at position: Int, in bytes: [UInt8]) -> Int? {
        let (length, second): (Int, ClosedRange<UInt8>)
        switch bytes[position] {
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return nil
        }
        guard position + length <= bytes.count, second ~= bytes[position + 1] else { return nil }
        for offset in 2..<max(length, 2) where bytes[position + offset] & 0xC0 != 0x80 { return nil }
        return length
    }

    /// The text of a scanned string; an unpaired surrogate becomes U+FFFD, and so does U+0000, which
    /// PostgreSQL cannot store.
    static func text(of bytes: ArraySlice<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var position = bytes.startIndex
        while position < bytes.endIndex {
            guard bytes[position] == UInt8(ascii: "\\") else {
                text.append(bytes[position])
                position += 1
                continue
            }
            let letter = bytes[position + 1]
            guard letter == UInt8(ascii: "u"), let unit = unit(at: position, in: bytes) else {
                text.append(character(letter))
                position += 2
                continue
            }
            position += 6
            var scalar = UInt32(unit)
            if 0xD800...0xDBFF ~= unit, let low = self.unit(at: position, in: bytes), 0xDC00...0xDFFF ~= low {
                scalar = 0x10000 + (scalar - 0xD800) << 10 + UInt32(low) - 0xDC00
                position += 6
            }
            let isReadable = scalar != 0
            text.append(contentsOf: String((isReadable ? Unicode.Scalar(scalar) : nil) ?? "\u{FFFD}").utf8)
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func character(_ letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: letter
        }
    }

    /// The UTF-16 unit of the `\uXXXX` at `position`.
    private static func unit(at position: Int, in bytes: ArraySlice<UInt8>) -> UInt16? {
        guard position + 6 <= bytes.endIndex, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        else { return nil }
        var unit: UInt16 = 0
        for offset in 2..<6 {
            guard let digit = hexadecimal(bytes[position + offset]) else { return nil }
            unit = unit << 4 | digit
        }
        return unit
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt16? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}
