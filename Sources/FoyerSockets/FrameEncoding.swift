import NIOCore

/// Frames as the server sends them: unfragmented and unmasked (RFC 6455 section 5.1).
enum FrameEncoding {
    static func frame(_ opcode: Opcode, _ payload: [UInt8]) -> ByteBuffer {
        var buffer = ByteBufferAllocator().buffer(capacity: payload.count + 10)
        buffer.writeInteger(0x80 | opcode.rawValue)
        switch payload.count {
        case ...125:
            buffer.writeInteger(UInt8(payload.count))
        case ...0xFFFF:
            buffer.writeInteger(126 as UInt8)
            buffer.writeInteger(UInt16(payload.count))
        default:
            buffer.writeInteger(127 as UInt8)
            buffer.writeInteger(UInt64(payload.count))
        }
        buffer.writeBytes(payload)
        return buffer
    }

    static func close(code: UInt16) -> ByteBuffer {
        frame(.close, [UInt8(code >> 8), UInt8(code & 0xFF)])
    }
}
