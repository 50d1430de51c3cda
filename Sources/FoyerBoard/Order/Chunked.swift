import FoyerCore

/// An array in parts: a copy shares them all, and a change afterwards copies the one part that it touches. So a copy for someone who
/// reads at leisure costs those who go on changing nearly nothing.
struct Chunked<Element: Sendable>: Sendable {
    private(set) var chunks: [[Element]] = []
    private(set) var count = 0

    /// 256: a part is copied in microseconds, and 50,000 are 200 parts.
    static var bits: Int { 8 }

    subscript(place: Int) -> Element {
        get { chunks[place >> Self.bits][place & (1 << Self.bits - 1)] }
        set { chunks[place >> Self.bits][place & (1 << Self.bits - 1)] = newValue }
    }

    mutating func append(_ element: Element) {
        if count & (1 << Self.bits - 1) == 0 {
            chunks.append([])
            chunks[chunks.count - 1].reserveCapacity(1 << Self.bits)
        }
        chunks[chunks.count - 1].append(element)
        count += 1
    }
}
