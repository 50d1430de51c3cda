extension SortKey {
    /// Puts many slots in order at once: texts are ranked first, so that numbers alone are sorted.
    func order(_ members: [UInt32], slots: borrowing Slots, ranks: NameRanks) -> OrderedIndex {
        var entries = [SortEntry]()
        entries.reserveCapacity(members.count)
        var texts = DistinctTexts()
        for slot in members {
            guard let snapshot = slots[slot] else { continue }
            let text = hasText ? texts.place(of: text(of: snapshot)) : 0
            entries.append(
                SortEntry(
                    number: number(of: snapshot, ranks: ranks), text: text, slot: slot, id: slots.id(in: slot)
                ))
        }
        if hasText {
            let order = texts.order
            for place in entries.indices { entries[place].text = order[Int(entries[place].text)] }
        }
        entries.sortByRadix()
        return OrderedIndex(sorted: entries)
    }
}

/// A slot with all that its place depends on.
struct SortEntry: Sendable {
    let number: UInt64
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

extension [SortEntry] {
    /// Sorts by number, text and id: byte by byte from the last to the first that matters, a few times faster than by
    /// comparing.
    mutating func sortByRadix() {
        // Below that comparing is as fast.
        guard count > 1_000 else { return sort { $0.isBefore($1) } }
        var other = self
        // Ids are random: three bytes tell nearly all apart.
        for shift in [40, 48, 56] as [UInt64] {
            distribute(into: &other) { UInt8(truncatingIfNeeded: $0.id.high >> shift) }
        }
        let texts = reduce(UInt32(0)) { $0 | $1.text }
        for shift in stride(from: UInt32(0), to: 32, by: 8) where texts >> shift != 0 {
            distribute(into: &other) { UInt8(truncatingIfNeeded: $0.text >> shift) }
        }
        let first = self[0].number
        let numbers = reduce(UInt64(0)) { $0 | ($1.number ^ first) }
        for shift in stride(from: UInt64(0), to: 64, by: 8)
        where UInt8(truncatingIfNeeded: numbers >> shift) != 0 {
            distribute(into: &other) { UInt8(truncatingIfNeeded: $0.number >> shift) }
        }
        sortEqualRuns()
    }

    /// One stable pass; the result is in `self`.
    @inline(__always)
    private mutating func distribute(into other: inout Self, by digit: (SortEntry) -> UInt8) {
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 256) { starts in
            starts.initialize(repeating: 0)
            for entry in self { starts[Int(digit(entry))] += 1 }
            var start = 0
            for place in starts.indices { (starts[place], start) = (start, start + starts[place]) }
            other.withUnsafeMutableBufferPointer { other in
                for entry in self {
                    let place = Int(digit(entry))
                    other[starts[place]] = entry
                    starts[place] += 1
                }
            }
        }
        swap(&self, &other)
    }

    /// Puts those in order that the passes could not tell apart.
    private mutating func sortEqualRuns() {
        var start = 0
        for place in 1...count {
            if place < count, self[start].sharesDigits(with: self[place]) { continue }
            if place - start > 1 { self[start..<place].sort { $0.isBefore($1) } }
            start = place
        }
    }
}

extension SortEntry {
    /// Whether the passes saw no difference.
    fileprivate func sharesDigits(with other: Self) -> Bool {
        number == other.number && text == other.text && id.high >> 40 == other.id.high >> 40
    }
}

/// Texts that occur often, numbered as they come.
private struct DistinctTexts {
    private var places: [TextKey: UInt32] = [:]
    private var texts: [String] = []

    mutating func place(of text: String) -> UInt32 {
        let key = TextKey(text: text)
        if let place = places[key] { return place }
        let place = UInt32(texts.count)
        places[key] = place
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
