import FoyerCore

/// A title or an address of a page that many records share: stored once, folded once.
final class PooledText: Sendable {
    let text: String
    let folded: [UInt8]
    /// Its index in its table; unique while in use.
    let place: UInt32

    init(_ text: String, place: UInt32) {
        self.text = text
        folded = FoldedText.bytes(of: text)
        self.place = place
    }

    /// For records that are on no board.
    static let none = PooledText("", place: 0)
}
