import FoyerCore

/// A slot with everything that its position depends on.
struct SortEntry: Sendable {
    var number: UInt64
    /// The rank of the text among all texts.
    var text: UInt32
    let slot: UInt32
    let id: Visitor.ID

    @inline(__always)
    func isBefore(_ other: Self) -> Bool {
        if number != other.number { return number < other.number }
        if text != other.text { return text < other.text }
        return id < other.id
    }
}

extension SortEntry {
    /// Whether the passes saw no difference.
    func sharesDigits(with other: Self) -> Bool {
        number == other.number && text == other.text && id.high >> 40 == other.id.high >> 40
    }
}
