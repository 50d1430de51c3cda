/// A number of an address that has a next one.
protocol AddressNumber: Comparable, Sendable {
    /// Nil after the last.
    var next: Self? { get }
}

extension UInt32: AddressNumber {
    var next: UInt32? { self == .max ? nil : self + 1 }
}

/// The bits of an IPv6 address.
struct Bits128: Comparable, Sendable, AddressNumber {
    let high: UInt64
    let low: UInt64

    static func < (left: Self, right: Self) -> Bool {
        left.high == right.high ? left.low < right.low : left.high < right.high
    }

    var next: Self? {
        guard low == .max else { return Self(high: high, low: low + 1) }
        return high == .max ? nil : Self(high: high + 1, low: 0)
    }
}

/// Where another country begins, ascending; what lies between two ranges begins with the code 0.
struct CountryTable<Key: AddressNumber>: Sendable {
    private let starts: [Key]
    /// Two capital letters; 0 for none.
    private let codes: [UInt16]

    func code(of key: Key) -> UInt16? {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= key { low = middle + 1 } else { high = middle }
        }
        guard low > 0, codes[low - 1] != 0 else { return nil }
        return codes[low - 1]
    }

    /// Takes ranges in ascending order; neighbours of one country become one.
    struct Builder {
        private var starts: [Key] = []
        private var codes: [UInt16] = []
        /// The last address of the range before.
        private var end: Key?

        var isEmpty: Bool { starts.isEmpty }

        /// False when the range is turned round or begins before the end of the last one.
        mutating func add(_ start: Key, _ end: Key, _ code: UInt16) -> Bool {
            guard start <= end else { return false }
            if let last = self.end {
                guard last < start else { return false }
            }
            if let gap = self.end?.next, gap < start { begin(gap, 0) }
            begin(start, code)
            self.end = end
            return true
        }

        /// What was added; behind the last range nothing is known.
        var table: CountryTable {
            var builder = self
            if let gap = end?.next { builder.begin(gap, 0) }
            return CountryTable(starts: builder.starts, codes: builder.codes)
        }

        private mutating func begin(_ start: Key, _ code: UInt16) {
            guard codes.last != code else { return }
            starts.append(start)
            codes.append(code)
        }
    }
}
