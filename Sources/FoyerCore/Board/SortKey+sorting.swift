extension SortKey {
    /// Puts many slots in order at once: texts are ranked first, so that each pair is compared by numbers only.
    func order(_ members: [UInt32], slots: borrowing Slots, ranks: NameRanks) -> OrderedIndex {
        var entries = [Entry]()
        entries.reserveCapacity(members.count)
        var texts = DistinctTexts()
        for slot in members {
            guard let record = slots[slot]?.record else { continue }
            let text = hasText ? texts.place(of: text(of: record)) : 0
            entries.append(
                Entry(number: number(of: record, ranks: ranks), text: text, slot: slot, id: record.id))
        }
        if hasText {
            let order = texts.order
            for place in entries.indices { entries[place].text = order[Int(entries[place].text)] }
        }
        entries.sort { $0.isBefore($1) }
        return OrderedIndex(ordered: entries.lazy.map { (number: $0.number, slot: $0.slot) })
    }

    private struct Entry {
        let number: UInt64
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
}

/// Texts that occur often, numbered as they come.
private struct DistinctTexts {
    private var places: [String: UInt32] = [:]
    private var texts: [String] = []

    mutating func place(of text: String) -> UInt32 {
        if let place = places[text] { return place }
        let place = UInt32(texts.count)
        places[text] = place
        texts.append(text)
        return place
    }

    /// For each text its place in order; texts that differ in case only have the same.
    var order: [UInt32] {
        let sorted = texts.indices.sorted { FoldedText.compare(texts[$0], texts[$1]) < 0 }
        var order = [UInt32](repeating: 0, count: texts.count)
        var place: UInt32 = 0
        for (previous, current) in zip(sorted, sorted.dropFirst()) {
            if FoldedText.compare(texts[previous], texts[current]) != 0 { place += 1 }
            order[current] = place
        }
        return order
    }
}
