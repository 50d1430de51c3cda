/// Where the country changes, ascending; gaps between ranges have the code 0.
/// Packed into a fourth of the memory of plain arrays: of a block of positions only the first is stored
/// whole. Each other one is stored as its distance from the previous one (the number of trailing zero bits
/// and the remaining bits) and the number of its country.
struct CountryTable<Key: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
    /// The most positions that a look-up reads; larger blocks save little.
    private static var blockSize: Int { 64 }

    /// The first position of each block, and the byte of `packed` where the block begins.
    private var starts: [Key] = []
    private var offsets: [UInt32] = []
    private var packed: [UInt8] = []
    /// Two capital letters each; 0 for none. In order of first appearance.
    private var codes: [UInt16] = []

    /// Two capital letters; nil for none.
    func code(of key: Key) -> UInt16? {
        guard let block = block(of: key) else { return nil }
        var reader = PackedNumbers(packed, from: Int(offsets[block]))
        let end = block + 1 < offsets.count ? Int(offsets[block + 1]) : packed.count
        var start = starts[block]
        var found: Int?
        while reader.place < end {
            let zeros = reader.next(Key.self)
            start += reader.next(Key.self) << zeros
            guard start <= key else { break }
            found = reader.next(Int.self)
        }
        return found.flatMap { codes[$0] == 0 ? nil : codes[$0] }
    }

    /// The last block that does not begin after the key; nil if all do.
    private func block(of key: Key) -> Int? {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= key { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? low - 1 : nil
    }

    /// Adds ranges in ascending order; adjacent ranges of one country are merged.
    struct Builder {
        private var table = CountryTable()
        private var numbers: [UInt16: Int] = [:]
        private var count = 0
        private var last: (start: Key, code: UInt16)?
        /// The last address of the previous range.
        private var end: Key?

        var isEmpty: Bool { count == 0 }

        /// False if the range is reversed or begins before the end of the previous one.
        mutating func add(_ start: Key, _ end: Key, _ code: UInt16) -> Bool {
            guard start <= end else { return false }
            if let last = self.end {
                guard last < start else { return false }
                if start - last > 1 { begin(last + 1, 0) }
            }
            begin(start, code)
            self.end = end
            return true
        }

        /// The finished table; nothing is known after the last range.
        consuming func finish() -> CountryTable {
            if let end, end < .max { begin(end + 1, 0) }
            return table
        }

        private mutating func begin(_ start: Key, _ code: UInt16) {
            guard code != last?.code else { return }
            if count.isMultiple(of: blockSize) {
                table.starts.append(start)
                table.offsets.append(UInt32(table.packed.count))
                last = nil
            }
            let distance = start - (last?.start ?? start)
            let zeros = distance == 0 ? 0 : distance.trailingZeroBitCount
            table.packed.append(packing: Key(zeros))
            table.packed.append(packing: distance >> zeros)
            table.packed.append(packing: number(of: code))
            last = (start, code)
            count += 1
        }

        private mutating func number(of code: UInt16) -> Int {
            if let number = numbers[code] { return number }
            numbers[code] = table.codes.count
            table.codes.append(code)
            return table.codes.count - 1
        }
    }
}
