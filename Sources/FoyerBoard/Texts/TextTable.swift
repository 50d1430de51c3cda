import FoyerCore

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
