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

/// Titles and addresses of the pages that visitors are on, each once, in numbered slots.
struct TextTable: Sendable {
    private(set) var texts = Chunked<PooledText?>()
    /// The number of records that use each text.
    private var uses: [UInt32] = []
    private var free: [UInt32] = []
    private var places: [TextKey: UInt32] = [:]

    /// Retains the text for one more record.
    mutating func take(_ text: String) -> PooledText {
        let key = TextKey(text: text)
        if let place = places[key], let known = texts[Int(place)] {
            uses[Int(place)] += 1
            return known
        }
        let place = free.popLast() ?? UInt32(uses.count)
        let new = PooledText(text, place: place)
        if Int(place) == uses.count {
            texts.append(new)
            uses.append(1)
        } else {
            texts[Int(place)] = new
            uses[Int(place)] = 1
        }
        places[key] = place
        return new
    }

    /// Releases the text for one record.
    mutating func letGo(_ text: PooledText) {
        let place = Int(text.place)
        uses[place] -= 1
        guard uses[place] == 0 else { return }
        places[TextKey(text: text.text)] = nil
        texts[place] = nil
        free.append(text.place)
    }
}
