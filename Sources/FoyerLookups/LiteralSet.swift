/// Searches a text for many substrings in one pass, by their first two bytes.
struct LiteralSet: Sendable {
    /// Length in bytes of the table's keys.
    static let shortest = 2

    private var texts: [UInt16: [[UInt8]]] = [:]

    /// - Parameter texts: those shorter than `shortest` are left out.
    init(_ texts: [String]) {
        for text in Set(texts) where text.utf8.count >= Self.shortest {
            let bytes = Array(text.utf8)
            self.texts[Self.key(bytes[0], bytes[1]), default: []].append(bytes)
        }
    }

    /// Whether one of them occurs in `text`, case-sensitive.
    func isFound(in text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count >= Self.shortest else { return false }
        for start in 0...(bytes.count - Self.shortest) {
            guard let candidates = texts[Self.key(bytes[start], bytes[start + 1])] else { continue }
            if candidates.contains(where: { bytes[start...].starts(with: $0) }) { return true }
        }
        return false
    }

    private static func key(_ first: UInt8, _ second: UInt8) -> UInt16 {
        UInt16(first) << 8 | UInt16(second)
    }
}
