import FoyerCore

/// The pairs of adjacent bytes in a name, as a bit set: a name without one of the needle's pairs cannot
/// contain it.
enum PairMark {
    static func of(_ name: String) -> UInt64 { of(FoldedText.bytes(of: name)) }

    static func of(_ bytes: [UInt8]) -> UInt64 {
        var mark: UInt64 = 0
        for (first, second) in zip(bytes, bytes.dropFirst()) {
            mark |= 1 << ((UInt64(first) &* 37 &+ UInt64(second) &* 11) & 63)
        }
        return mark
    }
}
