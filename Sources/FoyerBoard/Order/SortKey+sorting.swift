import FoyerCore

extension SortKey {
    /// Sorts many slots at once: texts are ranked first, so that only numbers are sorted.
    func order(_ members: [UInt32], table: SlotTable, texts: Chunked<PooledText?>, ranks: NameRanks)
        -> OrderedIndex
    {
        var entries = [SortEntry]()
        entries.reserveCapacity(members.count)
        guard hasText else {
            for slot in members {
                guard
                    let number = number(of: table.row(in: slot))
                        ?? table[slot].map({ number(of: $0, ranks: ranks) })
                else { continue }
                entries.append(SortEntry(number: number, text: 0, slot: slot, id: table.id(in: slot)))
            }
            entries.sortByRadix(by: .number)
            return OrderedIndex(sorted: entries)
        }
        var distinct = DistinctTexts()
        if self == .page {
            // Pooled texts have positions, which are faster to look up than the texts.
            var known = [UInt32](repeating: .max, count: texts.count)
            for slot in members {
                let row = table.row(in: slot)
                let place = Int(row.facts.isUntitled ? row.url : row.title)
                if known[place] == .max { known[place] = distinct.add(texts[place]?.text ?? "") }
                entries.append(SortEntry(number: 0, text: known[place], slot: slot, id: table.id(in: slot)))
            }
            distinct.number(&entries)
        } else {
            for slot in members {
                guard let snapshot = table[slot] else { continue }
                entries.append(
                    SortEntry(
                        number: number(of: snapshot, ranks: ranks),
                        text: distinct.place(of: text(of: snapshot)),
                        slot: slot, id: table.id(in: slot)))
            }
        }
        distinct.rank(&entries)
        entries.sortByRadix(by: self == .location ? .numberAndText : .text)
        return OrderedIndex(sorted: entries)
    }
}

extension [SortEntry] {
    /// Sorts by number, text and id: a radix sort from the last significant byte to the first, a few times
    /// faster than comparing.
    mutating func sortByRadix(by parts: SortParts) {
        // Below this size comparing is as fast.
        guard count > 1_000 else { return sort { $0.isBefore($1) } }
        var other = self
        // Ids are random: three bytes distinguish nearly all.
        for shift in [40, 48, 56] as [UInt64] {
            distribute(into: &other) { UInt8(truncatingIfNeeded: $0.id.high >> shift) }
        }
        let texts = parts == .number ? 0 : reduce(UInt32(0)) { $0 | $1.text }
        for shift in stride(from: UInt32(0), to: 32, by: 8) where texts >> shift != 0 {
            distribute(into: &other) { UInt8(truncatingIfNeeded: $0.text >> shift) }
        }
        let first = self[0].number
        let numbers = parts == .text ? 0 : reduce(UInt64(0)) { $0 | ($1.number ^ first) }
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

    /// Sorts the runs that the passes could not distinguish.
    private mutating func sortEqualRuns() {
        var start = 0
        for place in 1...count {
            if place < count, self[start].sharesDigits(with: self[place]) { continue }
            if place - start > 1 { self[start..<place].sort { $0.isBefore($1) } }
            start = place
        }
    }
}
