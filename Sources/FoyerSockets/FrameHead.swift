/// The head of a frame, parsed byte by byte as it arrives, so that nothing is buffered.
struct FrameHead: Sendable {
    private(set) var opcode = Opcode.continuation
    private(set) var isFinal = false
    private(set) var length: UInt64 = 0
    private(set) var mask: UInt32 = 0

    private var stage = Stage.first
    /// Bytes that the stage still needs.
    private var missing: UInt8 = 0

    private enum Stage: UInt8 {
        case first, second, length16, length64, mask, complete
    }

    enum Step: Hashable {
        case more
        /// The length is known and no byte of the payload has arrived: time to refuse it.
        case sized
        case complete
        case broken
    }

    mutating func take(_ byte: UInt8) -> Step {
        switch stage {
        case .first: first(byte)
        case .second: second(byte)
        case .length16, .length64: length(byte)
        case .mask: mask(byte)
        case .complete: .complete
        }
    }

    private mutating func first(_ byte: UInt8) -> Step {
        // No extension is ever negotiated, so the three reserved bits are zero.
        guard byte & 0x70 == 0, let opcode = Opcode(rawValue: byte & 0x0F) else { return .broken }
        self.opcode = opcode
        isFinal = byte & 0x80 != 0
        // Control frames are never fragmented.
        guard isFinal || !opcode.isControl else { return .broken }
        stage = .second
        return .more
    }

    private mutating func second(_ byte: UInt8) -> Step {
        // A client masks every frame.
        guard byte & 0x80 != 0 else { return .broken }
        switch byte & 0x7F {
        case 126 where !opcode.isControl: (stage, missing) = (.length16, 2)
        case 127 where !opcode.isControl: (stage, missing) = (.length64, 8)
        case 126, 127: return .broken
        case let short:
            length = UInt64(short)
            return sized()
        }
        return .more
    }

    private mutating func length(_ byte: UInt8) -> Step {
        length = length << 8 | UInt64(byte)
        missing -= 1
        guard missing == 0 else { return .more }
        // The shortest encoding is required, and the highest bit is zero.
        guard stage == .length16 ? length > 125 : length > 0xFFFF && length >> 63 == 0 else { return .broken }
        return sized()
    }

    private mutating func sized() -> Step {
        (stage, missing) = (.mask, 4)
        return .sized
    }

    private mutating func mask(_ byte: UInt8) -> Step {
        mask = mask << 8 | UInt32(byte)
        missing -= 1
        guard missing == 0 else { return .more }
        stage = .complete
        return .complete
    }
}
