import FoyerCore

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
