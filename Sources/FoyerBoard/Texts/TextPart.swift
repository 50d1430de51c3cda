import FoyerCore

/// A part of a text as numbers in the order of `FoldedText.compare`.
struct TextPart {
    let words: (UInt64, UInt64, UInt64, UInt64)
    /// Its length in bytes: of two parts padded with zeros, the shorter comes first.
    let count: UInt32
    /// The text's.
    let place: UInt32

    /// Bytes in a part: most titles differ within them.
    static let size = 32

    /// Whether the text continues after this part.
    var goesOn: Bool { count > Self.size }

    @inline(__always)
    func isBefore(_ other: Self) -> Bool {
        if words.0 != other.words.0 { return words.0 < other.words.0 }
        if words.1 != other.words.1 { return words.1 < other.words.1 }
        if words.2 != other.words.2 { return words.2 < other.words.2 }
        if words.3 != other.words.3 { return words.3 < other.words.3 }
        return count < other.count
    }
}
