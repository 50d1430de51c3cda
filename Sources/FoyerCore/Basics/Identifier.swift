/// Names one `Entity` by 128 bits; the compiler rejects the id of another entity.
/// Written as 26 characters of lower-case Crockford base 32 (no `i`, `l`, `o`, `u`): easy to dictate, safe in
/// a URL, and selected as a whole by a double click. Stored as two words: no allocation, fast hashing.
public struct Identifier<Entity>: Hashable, Sendable, LosslessStringConvertible, Comparable {
    public let high: UInt64
    public let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Accepts exactly 26 digits of the alphabet, the first 0 to 7; nil for anything else.
    public init?(_ text: String) {
        self.init(utf8: text.utf8)
    }

    /// Reads the same format from bytes.
    public init?(utf8 bytes: some Collection<UInt8>) {
        guard
            let words = bytes.withContiguousStorageIfAvailable(Base32.words) ?? Base32.words(of: Array(bytes))
        else { return nil }
        self.init(high: words.high, low: words.low)
    }

    public var description: String {
        Base32.text(high: high, low: low)
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    /// A new id. The generator must be cryptographic where the id must not be guessed.
    public static func random(using generator: inout some RandomNumberGenerator) -> Self {
        Self(high: generator.next(), low: generator.next())
    }
}
