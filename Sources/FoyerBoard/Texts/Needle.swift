import FoyerCore

/// A search text.
struct Needle: Sendable {
    private let bytes: [UInt8]
    /// The first and the second byte, repeated eight times.
    private let first: UInt64
    private let second: UInt64?
    /// Its `PairMark`.
    let mark: UInt64
    /// Whether it has only characters that occur in ids, or in addresses.
    private let isOfIdentifier: Bool
    let isOfAddress: Bool

    init(_ text: String) {
        bytes = FoldedText.bytes(of: text)
        first = UInt64(bytes.first ?? 0) &* Self.ones
        second = bytes.dropFirst().first.map { UInt64($0) &* Self.ones }
        mark = PairMark.of(bytes)
        isOfIdentifier = bytes.count <= Base32.length && bytes.allSatisfy(Base32.isDigit)
        isOfAddress = bytes.allSatisfy { byte in
            UInt8(ascii: "0")...UInt8(ascii: ":") ~= byte || UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte
                || byte == UInt8(ascii: ".")
        }
    }

    var isEmpty: Bool { bytes.isEmpty }

    func stands(in text: [UInt8]) -> Bool {
        text.withUnsafeBytes { stands(in: $0) }
    }

    func stands(inIdentifier id: Visitor.ID) -> Bool {
        guard isOfIdentifier else { return false }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Base32.length) { text in
            Base32.write(high: id.high, low: id.low, into: text)
            return stands(in: UnsafeRawBufferPointer(text))
        }
    }

    func stands(in address: Address) -> Bool {
        isOfAddress && stands(in: Array(address.description.utf8))
    }

    private func stands(in text: UnsafeRawBufferPointer) -> Bool {
        bytes.withUnsafeBytes { needle in
            guard text.count >= needle.count else { return false }
            let last = text.count - needle.count
            var start = 0
            while start <= last {
                // Eight positions at once while nine bytes can be read: most do not have these two bytes.
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

    @inline(__always)
    private static func equal(_ needle: UnsafeRawBufferPointer, _ text: UnsafeRawBufferPointer, at place: Int)
        -> Bool
    {
        for offset in 0..<needle.count where needle[offset] != text[place + offset] { return false }
        return true
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
}
