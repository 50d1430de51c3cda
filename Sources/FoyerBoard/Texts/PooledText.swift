import FoyerCore

/// A title or an address of a page as many have it: kept once, folded once.
final class PooledText: Sendable {
    let text: String
    let folded: [UInt8]
    /// Its place in the table that it came from; nobody else's as long as somebody has it.
    let place: UInt32

    init(_ text: String, place: UInt32) {
        self.text = text
        folded = FoldedText.bytes(of: text)
        self.place = place
    }

    /// For records that stand in no board.
    static let none = PooledText("", place: 0)
}

/// Titles and addresses of the pages that visitors look at now, each once, in numbered places.
struct TextTable: Sendable {
    private(set) var texts = Chunked<PooledText?>()
    /// How many records have each.
    private var uses: [UInt32] = []
    private var free: [UInt32] = []
    private var places: [TextKey: UInt32] = [:]

    /// The text for one more record.
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

    /// One record less has it.
    mutating func letGo(_ text: PooledText) {
        let place = Int(text.place)
        uses[place] -= 1
        guard uses[place] == 0 else { return }
        places[TextKey(text: text.text)] = nil
        texts[place] = nil
        free.append(text.place)
    }
}
