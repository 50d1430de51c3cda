import FoyerCore

/// An array in chunks: a copy shares all of them, and a later change copies only the chunk that it touches. A
/// snapshot for a slow reader therefore costs the writers almost nothing.
struct Chunked<Element: Sendable>: Sendable {
    private(set) var chunks: [[Element]] = []
    private(set) var count = 0

    /// 256: a chunk is copied in microseconds, and 50,000 elements are 200 chunks.
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
