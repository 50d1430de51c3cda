/// What a free text is looked for in: name, id and address of a visitor, title and URL of the page; folded.
struct SearchedText: Sendable {
    /// A line end between the parts keeps them apart.
    var visitor: [UInt8] = []
    var title: [UInt8] = []
    var url: [UInt8] = []

    /// - Parameter needle: folded, not empty.
    func contains(_ needle: Needle) -> Bool {
        needle.stands(in: visitor) || needle.stands(in: title) || needle.stands(in: url)
    }
}

extension VisitorRecord {
    var searchedVisitor: [UInt8] { FoldedText.bytes(of: "\(name)\n\(id)\n\(address)") }
}

/// A text that is looked for.
struct Needle: Sendable {
    private let bytes: [UInt8]
    /// The first and the second byte, eight times each.
    private let first: UInt64
    private let second: UInt64?

    init(_ text: String) {
        bytes = FoldedText.bytes(of: text)
        first = UInt64(bytes.first ?? 0) &* Self.ones
        second = bytes.dropFirst().first.map { UInt64($0) &* Self.ones }
    }

    var isEmpty: Bool { bytes.isEmpty }

    func stands(in text: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { needle in
            text.withUnsafeBytes { text in
                guard text.count >= needle.count else { return false }
                let last = text.count - needle.count
                var start = 0
                while start <= last {
                    // Eight places at once, as long as there are nine bytes to read: most have not these two bytes.
                    if start + 9 <= text.count {
                        var misses = text.loadUnaligned(fromByteOffset: start, as: UInt64.self) ^ first
                        if let second {
                            misses |= text.loadUnaligned(fromByteOffset: start + 1, as: UInt64.self) ^ second
                        }
                        if (misses &- Self.ones) & ~misses & (Self.ones << 7) == 0 {
                            start += 8
                            continue
                        }
                    }
                    for place in start...min(start + 7, last) where Self.equal(needle, text, at: place) {
                        return true
                    }
                    start += 8
                }
                return false
            }
        }
    }

    @inline(__always)
    private static func equal(_ needle: UnsafeRawBufferPointer, _ text: UnsafeRawBufferPointer, at place: Int)
        -> Bool
    {
        for offset in 0..<needle.count where needle[offset] != text[place + offset] { return false }
        return true
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
}
