/// Frames as clients send them, valid or invalid, for tests to choose.
enum ClientFrame {
    static let mask: [UInt8] = [0x12, 0x34, 0x56, 0x78]

    static func text(_ text: String, final: Bool = true) -> [UInt8] {
        make(first: (final ? 0x80 : 0) | 0x1, Array(text.utf8))
    }

    static func close(_ code: UInt16, reason: [UInt8] = []) -> [UInt8] {
        make(first: 0x88, [UInt8(code >> 8), UInt8(code & 0xFF)] + reason)
    }

    /// - Parameter first: the first byte: final bit, reserved bits, opcode.
    static func make(first: UInt8, _ payload: [UInt8] = [], isMasked: Bool = true) -> [UInt8] {
        var bytes = [first]
        let masked: UInt8 = isMasked ? 0x80 : 0
        switch payload.count {
        case ...125: bytes.append(masked | UInt8(payload.count))
        case ...0xFFFF: bytes += [masked | 126, UInt8(payload.count >> 8), UInt8(payload.count & 0xFF)]
        default:
            bytes +=
                [masked | 127] + (0..<8).map { UInt8(truncatingIfNeeded: payload.count >> (56 - 8 * $0)) }
        }
        guard isMasked else { return bytes + payload }
        return bytes + mask + payload.enumerated().map { $1 ^ mask[$0 & 3] }
    }
}
