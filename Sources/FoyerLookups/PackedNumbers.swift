/// Reads a sequence of numbers in LEB128: seven bits per byte, lowest first, with a continuation bit (DWARF
/// 5, section 7.6).
struct PackedNumbers {
    private let bytes: [UInt8]
    private(set) var place: Int

    init(_ bytes: [UInt8], from place: Int) {
        self.bytes = bytes
        self.place = place
    }

    /// The next number, which fits the type it was packed from.
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
    /// Appends a non-negative number in the format of `PackedNumbers`.
    mutating func append(packing number: some FixedWidthInteger) {
        var rest = number
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }
}
