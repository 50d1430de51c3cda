/// Validates UTF-8 that arrives in pieces, and fails at the first byte that no continuation could make valid
/// (Unicode 16, table 3-7).
struct TextCheck: Hashable, Sendable {
    /// Continuation bytes that the current character still needs.
    private var missing: UInt8 = 0
    /// The allowed range of the next one: after some leading bytes it is restricted.
    private var lowest: UInt8 = 0x80
    private var highest: UInt8 = 0xBF

    /// Whether the last character is complete.
    var isComplete: Bool { missing == 0 }

    /// Checks the next piece; false if the text is not UTF-8.
    mutating func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var position = 0
        while position < bytes.count {
            if missing == 0, position + 8 <= bytes.count,
                bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
            {
                position += 8
                continue
            }
            guard take(bytes[position]) else { return false }
            position += 1
        }
        return true
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        if missing > 0 {
            guard lowest <= byte, byte <= highest else { return false }
            missing -= 1
            (lowest, highest) = (0x80, 0xBF)
            return true
        }
        switch byte {
        case 0x00...0x7F: break
        case 0xC2...0xDF: missing = 1
        case 0xE0: (missing, lowest) = (2, 0xA0)
        case 0xED: (missing, highest) = (2, 0x9F)  // above are surrogates
        case 0xE1...0xEF: missing = 2
        case 0xF0: (missing, lowest) = (3, 0x90)
        case 0xF1...0xF3: missing = 3
        case 0xF4: (missing, highest) = (3, 0x8F)  // above is beyond Unicode
        default: return false
        }
        return true
    }
}
