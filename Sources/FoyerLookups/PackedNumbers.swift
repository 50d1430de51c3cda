/// Reads numbers that were packed one behind the other in LEB128: seven bits a byte, the lowest first, and a bit that says
/// whether more follow (DWARF 5, section 7.6).
struct PackedNumbers {
    private let bytes: [UInt8]
    private(set) var place: Int

    init(_ bytes: [UInt8], from place: Int) {
        self.bytes = bytes
        self.place = place
    }

    /// The next number, which was packed as one that fits.
    mutating func next<Number: FixedWidthInteger>(_: Number.Type) -> Number {
        var number: Number = 0
        var shift = 0
        while true {
            let byte = bytes[place]
            place += 1
            number |= Number(byte & 0x7f) << shift
            guard byte >= 0x80 else { return number }
            shift += 7
        }
    }
}

extension [UInt8] {
    /// Appends a number, not negative, as `PackedNumbers` reads it.
    mutating func append(packing number: some FixedWidthInteger) {
        var rest = number
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }
}
