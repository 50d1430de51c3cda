/// The records in numbered places, so that an index needs four bytes for one.
struct Slots: Sendable {
    struct Entry: Sendable {
        var record: VisitorRecord
        /// The board's revision when it last changed.
        var revision: UInt64
        /// See `VisitorRecord.searchedText`.
        var text: [UInt8]
    }

    private(set) var entries: [Entry?] = []
    /// The ids alone: orders compare them often.
    private var ids: [Visitor.ID] = []
    private var free: [UInt32] = []
    private var places: [Visitor.ID: UInt32] = [:]

    var count: Int { places.count }

    func place(of id: Visitor.ID) -> UInt32? { places[id] }

    subscript(slot: UInt32) -> Entry? { entries[Int(slot)] }

    var occupied: some Sequence<(slot: UInt32, entry: Entry)> {
        entries.indices.lazy.compactMap { place in entries[place].map { (slot: UInt32(place), entry: $0) } }
    }

    /// A place for a newcomer; it is theirs with `put`.
    func vacant() -> UInt32 { free.last ?? UInt32(entries.count) }

    mutating func put(_ entry: Entry, in slot: UInt32) {
        if Int(slot) == entries.count {
            entries.append(entry)
            ids.append(entry.record.id)
            places[entry.record.id] = slot
        } else if entries[Int(slot)] == nil {
            free.removeLast()
            entries[Int(slot)] = entry
            ids[Int(slot)] = entry.record.id
            places[entry.record.id] = slot
        } else {
            entries[Int(slot)] = entry
        }
    }

    mutating func vacate(_ slot: UInt32) {
        places[ids[Int(slot)]] = nil
        entries[Int(slot)] = nil
        free.append(slot)
    }

    /// Whether the visitor in `slot` comes before `record`, given that both have the same number.
    func isBefore(_ slot: UInt32, _ record: VisitorRecord, by key: SortKey) -> Bool {
        if key.hasText, let other = entries[Int(slot)]?.record {
            let order = FoldedText.compare(key.text(of: other), key.text(of: record))
            if order != 0 { return order < 0 }
        }
        return ids[Int(slot)] < record.id
    }

    func id(_ slot: UInt32) -> Visitor.ID { ids[Int(slot)] }
}

extension SortKey {
    /// Puts many slots in order at once: texts are ranked first, so that each pair is compared by numbers only.
    func order(_ members: [UInt32], slots: borrowing Slots, ranks: NameRanks) -> OrderedIndex {
        var places: [String: Int] = [:]
        var texts: [String] = []
        var entries: [(number: UInt64, text: Int, id: UInt64, slot: UInt32)] = []
        entries.reserveCapacity(members.count)
        for slot in members {
            guard let record = slots[slot]?.record else { continue }
            var text = 0
            if hasText {
                let own = self.text(of: record)
                text = places[own] ?? texts.count
                if text == texts.count {
                    places[own] = text
                    texts.append(own)
                }
            }
            entries.append((number(of: record, ranks: ranks), text, record.id.high, slot))
        }
        if hasText {
            let order = Self.order(of: texts)
            for place in entries.indices { entries[place].text = order[entries[place].text] }
        }
        entries.sort { left, right in
            if left.number != right.number { return left.number < right.number }
            if left.text != right.text { return left.text < right.text }
            if left.id != right.id { return left.id < right.id }
            return slots.id(left.slot) < slots.id(right.slot)
        }
        return OrderedIndex(ordered: entries.lazy.map { (number: $0.number, slot: $0.slot) })
    }

    /// For each text its place in order; texts that differ in case only have the same.
    private static func order(of texts: [String]) -> [Int] {
        let sorted = texts.indices.sorted { FoldedText.compare(texts[$0], texts[$1]) < 0 }
        var order = [Int](repeating: 0, count: texts.count)
        var place = 0
        for (previous, current) in zip(sorted, sorted.dropFirst()) {
            if FoldedText.compare(texts[previous], texts[current]) != 0 { place += 1 }
            order[current] = place
        }
        return order
    }
}
