import FoyerCore

/// Frequent texts, numbered in order of appearance and ranked at the end.
struct DistinctTexts {
    private var places: [TextKey: UInt32] = [:]
    private var texts: [String] = []
    private var parts: [TextPart] = []

    mutating func place(of text: String) -> UInt32 {
        let key = TextKey(text: text)
        if let place = places[key] { return place }
        let place = add(text)
        places[key] = place
        return place
    }

    /// A text that is known to be new. Read now, while it is in the cache.
    mutating func add(_ text: String) -> UInt32 {
        let place = UInt32(texts.count)
        texts.append(text)
        parts.append(FoldedText.part(of: text, at: 0, place: place))
        return place
    }

    /// Sets each entry's number to the prefix of its text.
    func number(_ entries: inout [SortEntry]) {
        for place in entries.indices { entries[place].number = parts[Int(entries[place].text)].words.0 }
    }

    /// Replaces each entry's text by its rank; texts that differ only in case share a rank.
    func rank(_ entries: inout [SortEntry]) {
        var sorted = parts
        var isNext = [Bool](repeating: false, count: parts.count)
        sorted.withUnsafeMutableBufferPointer { sorted in
            isNext.withUnsafeMutableBufferPointer { sort(sorted, $0, from: 0) }
        }
        var ranks = [UInt32](repeating: 0, count: parts.count)
        var rank: UInt32 = 0
        for (place, part) in sorted.enumerated() {
            if isNext[place] { rank += 1 }
            ranks[Int(part.place)] = rank
        }
        for place in entries.indices { entries[place].text = ranks[Int(entries[place].text)] }
    }

    /// Sorts texts that are equal up to `start` by this part, then ties by the next part. Titles often begin
    /// alike, and comparing whole texts would read the beginning each time.
    /// - Parameter isNext: set where a text differs from the one before.
    private func sort(
        _ parts: UnsafeMutableBufferPointer<TextPart>, _ isNext: UnsafeMutableBufferPointer<Bool>,
        from start: Int
    ) {
        guard parts.count > 1 else { return }
        var parts = parts
        parts.sort { $0.isBefore($1) }
        var first = 0
        for place in 1...parts.count {
            if place < parts.count {
                guard parts[first].isBefore(parts[place]) else { continue }
                isNext[place] = true
            }
            if place - first > 1, parts[first].goesOn {
                let (same, next) = (first..<place, start + TextPart.size)
                for place in same {
                    let text = parts[place].place
                    parts[place] = FoldedText.part(of: texts[Int(text)], at: next, place: text)
                }
                sort(
                    UnsafeMutableBufferPointer(rebasing: parts[same]),
                    UnsafeMutableBufferPointer(rebasing: isNext[same]), from: next)
            }
            first = place
        }
    }
}
