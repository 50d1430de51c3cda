import FoyerCore

/// A text as a key: equal bytes are equal keys. Cheaper than `String`, which compares by Unicode equivalence.
struct TextKey: Hashable, Sendable {
    let text: String

    static func == (left: Self, right: Self) -> Bool {
        left.withBytes { left in
            right.withBytes { right in
                guard left.count == right.count else { return false }
                // Pooled texts share their memory: then the pointers are equal.
                return left.baseAddress == right.baseAddress || left.elementsEqual(right)
            }
        }
    }

    func hash(into hasher: inout Hasher) {
        withBytes { hasher.combine(bytes: $0) }
    }

    @inline(__always)
    private func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        if let result = text.utf8.withContiguousStorageIfAvailable({ body(UnsafeRawBufferPointer($0)) }) {
            return result
        }
        return Array(text.utf8).withUnsafeBytes(body)
    }
}
