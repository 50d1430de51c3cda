import FoyerCore

// The text searched by the filter: name, id and address of a visitor, title and URL of the page; folded.

extension Snapshot {
    func contains(_ needle: Needle) -> Bool {
        needle.stands(in: title.folded) || needle.stands(in: url.folded)
            || needle.stands(inIdentifier: record.id) || nameContains(needle)
            || needle.stands(in: record.address)
    }

    /// Names are folded only for the few whose mark does not rule them out, rather than stored folded for
    /// all.
    func nameContains(_ needle: Needle) -> Bool {
        mark & needle.mark == needle.mark && needle.stands(in: FoldedText.bytes(of: record.name))
    }
}

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

/// Searches many visitors for a text: a title or an address that they share is examined once.
struct TextSearch {
    private let needle: Needle
    private let texts: Chunked<PooledText?>
    /// By index: not examined yet, found, not found.
    private var known: [Answer]

    private enum Answer: UInt8 { case open, yes, no }

    init(_ needle: Needle, _ texts: Chunked<PooledText?>) {
        self.needle = needle
        self.texts = texts
        known = Array(repeating: .open, count: texts.count)
    }

    mutating func finds(_ row: SlotRow, _ id: Visitor.ID, _ snapshot: @autoclosure () -> Snapshot?) -> Bool {
        if stands(in: row.title) || stands(in: row.url) || needle.stands(inIdentifier: id) { return true }
        guard row.mark & needle.mark == needle.mark || needle.isOfAddress, let snapshot = snapshot() else {
            return false
        }
        return snapshot.nameContains(needle) || needle.stands(in: snapshot.record.address)
    }

    private mutating func stands(in place: UInt32) -> Bool {
        let place = Int(place)
        if known[place] == .open {
            known[place] = texts[place].map { needle.stands(in: $0.folded) } == true ? .yes : .no
        }
        return known[place] == .yes
    }
}
