/// Bytes that libcurl reads in pieces. Used by one thread.
final class ByteSource {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    /// - Returns: the number of bytes copied; 0 at the end.
    func copy(to target: UnsafeMutableRawBufferPointer) -> Int {
        let piece = rest.prefix(target.count)
        target.copyBytes(from: piece)
        rest = rest.dropFirst(piece.count)
        return piece.count
    }
}
