/// A map from address ranges to values, searched by address.
/// Ranges may overlap and nest. A look-up takes O(log n + found): the array, sorted by start, is read as a
/// balanced search tree in which each subtree knows its largest end, so that 100,000 ranges cost about as
/// much as ten.
public struct AddressRanges<Value: Sendable>: Sendable {
    private struct Entry: Sendable {
        let range: AddressRange
        let value: Value
        /// The largest end of any range in the subtree that has this entry as its root.
        var reach: Address
    }

    private var entries: [Entry]
    /// Most addresses are in no range: answered without touching the entries.
    private var cover = AddressCover()

    public init() { entries = [] }

    /// Builds the map in O(n log n).
    public init(_ ranges: some Sequence<(range: AddressRange, value: Value)>) {
        entries = ranges.map { Entry(range: $0.range, value: $0.value, reach: $0.range.end) }
        entries.sort { $0.range < $1.range }
        measure()
    }

    public var count: Int { entries.count }

    /// Inserts one range in O(n), for single changes. Use the initializer for many.
    public mutating func insert(_ range: AddressRange, _ value: Value) {
        let place = entries.firstPosition { !($0.range < range) }
        entries.insert(Entry(range: range, value: value, reach: range.end), at: place)
        measure()
    }

    /// Removes the values of exactly this range for which `isMeant` holds, in O(n).
    public mutating func remove(_ range: AddressRange, where isMeant: (Value) -> Bool) {
        let first = entries.firstPosition { !($0.range < range) }
        let end = entries[first...].firstPosition { range < $0.range }
        let kept = entries[first..<end].filter { !isMeant($0.value) }
        entries.replaceSubrange(first..<end, with: kept)
        measure()
    }

    /// The first value, by start of its range, of the ranges that contain `address` for which `wanted` holds.
    public func first(containing address: Address, where isWanted: (Value) -> Bool = { _ in true }) -> Value?
    {
        entries.withUnsafeBufferPointer {
            Self.first(in: $0, 0..<$0.count, containing: address, where: isWanted)
        }
    }

    private static func first(
        in entries: UnsafeBufferPointer<Entry>, _ part: Range<Int>, containing address: Address,
        where isWanted: (Value) -> Bool
    ) -> Value? {
        guard !part.isEmpty else { return nil }
        let middle = part.lowerBound + part.count / 2
        guard address <= entries[middle].reach else { return nil }
        let before = part.lowerBound..<middle
        if let found = first(in: entries, before, containing: address, where: isWanted) { return found }
        guard entries[middle].range.start <= address else { return nil }
        if entries[middle].range.contains(address), isWanted(entries[middle].value) {
            return entries[middle].value
        }
        return first(in: entries, middle + 1..<part.upperBound, containing: address, where: isWanted)
    }

    /// Computes the reach of every subtree, and the cover.
    private mutating func measure() {
        _ = measure(0..<entries.count)
        cover = AddressCover(sorted: entries.lazy.map(\.range))
    }

    private mutating func measure(_ part: Range<Int>) -> Address? {
        guard !part.isEmpty else { return nil }
        let middle = part.lowerBound + part.count / 2
        var reach = entries[middle].range.end
        if let before = measure(part.lowerBound..<middle) { reach = max(reach, before) }
        if let after = measure(middle + 1..<part.upperBound) { reach = max(reach, after) }
        entries[middle].reach = reach
        return reach
    }
}
