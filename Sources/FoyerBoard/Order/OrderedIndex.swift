import FoyerCore

/// Slots in an order, as a list of short sorted arrays: finding, inserting, removing and counting cost O(log
/// n) comparisons and a move of a few kilobytes; an entry takes 12 bytes.
/// An entry carries its number, so that most comparisons touch nothing else; ties are compared by the caller
/// (text and id).
struct OrderedIndex: Sendable {
    private struct Chunk: Sendable {
        var numbers: [UInt64]
        var slots: [UInt32]
    }

    private var chunks: [Chunk] = []
    /// The size of each chunk; kept apart, since counting through them touches nothing else.
    private var counts: [Int] = []
    private(set) var count = 0

    /// Above this size a chunk is split: an insertion moves at most half a memory page, and 50,000 entries
    /// are about a hundred chunks.
    static let chunkLimit = 512
    /// Below this size a chunk is merged with its neighbour.
    private static let chunkLeast = chunkLimit / 4

    init() {}

    /// Builds the index from sorted entries.
    init(sorted entries: [SortEntry]) {
        // Three quarters full, so that the first insertions do not split.
        for start in stride(from: 0, to: entries.count, by: Self.chunkLimit * 3 / 4) {
            let part = entries[start..<min(start + Self.chunkLimit * 3 / 4, entries.count)]
            chunks.append(Chunk(numbers: part.map { $0.number }, slots: part.map { $0.slot }))
            counts.append(part.count)
        }
        count = entries.count
    }

    /// - Parameter precedes: whether the slot, of the same number, comes before the new one.
    mutating func insert(_ slot: UInt32, number: UInt64, after precedes: (UInt32) -> Bool) {
        count += 1
        guard !chunks.isEmpty else {
            chunks = [Chunk(numbers: [number], slots: [slot])]
            counts = [1]
            return
        }
        var (chunk, place) = position(number: number, after: precedes)
        if chunk == chunks.count {
            chunk -= 1
            place = counts[chunk]
        }
        chunks[chunk].numbers.insert(number, at: place)
        chunks[chunk].slots.insert(slot, at: place)
        counts[chunk] += 1
        if counts[chunk] > Self.chunkLimit { split(chunk) }
    }

    /// Removes the entry that `insert` added; the same number and order must be given.
    mutating func remove(_ slot: UInt32, number: UInt64, after precedes: (UInt32) -> Bool) {
        let (chunk, place) = position(number: number, after: precedes)
        guard chunk < chunks.count, chunks[chunk].slots[place] == slot else {
            assertionFailure("An entry is not where its order says.")
            return
        }
        chunks[chunk].numbers.remove(at: place)
        chunks[chunk].slots.remove(at: place)
        counts[chunk] -= 1
        count -= 1
        if counts[chunk] < Self.chunkLeast { join(chunk) }
    }

    /// How many entries come before.
    func rank(number: UInt64, after precedes: (UInt32) -> Bool) -> Int {
        let (chunk, place) = position(number: number, after: precedes)
        return counts[..<chunk].reduce(place, +)
    }

    /// The slots at these positions, clamped to the existing ones.
    func slots(_ places: Range<Int>) -> [UInt32] {
        let places = places.clamped(to: 0..<count)
        var slots: [UInt32] = []
        slots.reserveCapacity(places.count)
        var start = 0
        for (chunk, size) in zip(chunks, counts) {
            defer { start += size }
            guard start + size > places.lowerBound else { continue }
            guard start < places.upperBound else { break }
            slots += chunk.slots[max(0, places.lowerBound - start)..<min(size, places.upperBound - start)]
        }
        return slots
    }

    /// The first entry that does not come before; after the last chunk if there is none.
    private func position(number: UInt64, after precedes: (UInt32) -> Bool) -> (chunk: Int, place: Int) {
        var low = 0
        var high = chunks.count
        while low < high {
            let middle = (low + high) / 2
            let last = counts[middle] - 1
            if Self.isBefore(chunks[middle], last, number, precedes) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard low < chunks.count else { return (low, 0) }
        let chunk = low
        low = 0
        high = counts[chunk]
        while low < high {
            let middle = (low + high) / 2
            if Self.isBefore(chunks[chunk], middle, number, precedes) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return (chunk, low)
    }

    @inline(__always)
    private static func isBefore(_ chunk: Chunk, _ place: Int, _ number: UInt64, _ precedes: (UInt32) -> Bool)
        -> Bool
    {
        let other = chunk.numbers[place]
        return other < number || other == number && precedes(chunk.slots[place])
    }

    private mutating func split(_ chunk: Int) {
        let half = counts[chunk] / 2
        let second = Chunk(
            numbers: Array(chunks[chunk].numbers[half...]), slots: Array(chunks[chunk].slots[half...]))
        chunks[chunk].numbers.removeSubrange(half...)
        chunks[chunk].slots.removeSubrange(half...)
        chunks.insert(second, at: chunk + 1)
        counts.insert(counts[chunk] - half, at: chunk + 1)
        counts[chunk] = half
    }

    private mutating func join(_ chunk: Int) {
        if counts[chunk] == 0 {
            chunks.remove(at: chunk)
            counts.remove(at: chunk)
        } else if chunk + 1 < chunks.count, counts[chunk] + counts[chunk + 1] <= Self.chunkLimit * 3 / 4 {
            absorb(after: chunk)
        } else if chunk > 0, counts[chunk - 1] + counts[chunk] <= Self.chunkLimit * 3 / 4 {
            absorb(after: chunk - 1)
        }
    }

    private mutating func absorb(after chunk: Int) {
        let next = chunks.remove(at: chunk + 1)
        chunks[chunk].numbers += next.numbers
        chunks[chunk].slots += next.slots
        counts[chunk] += counts.remove(at: chunk + 1)
    }
}
