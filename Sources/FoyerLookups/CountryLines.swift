/// Parses lines of numbers, addresses and codes byte by byte: twenty-five megabytes are read at every start.
struct CountryLines {
    private let bytes: UnsafeRawBufferPointer
    private var place = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// Calls `read` for each line that is neither empty nor a comment; returns the number of the first line
    /// that it cannot parse completely.
    mutating func read(_ read: (inout Self) -> Bool) -> Int? {
        var number = 0
        while place < bytes.count {
            number += 1
            if bytes[place] == UInt8(ascii: "#") {
                while place < bytes.count, bytes[place] != newline { place += 1 }
            } else if bytes[place] != newline {
                guard read(&self), place == bytes.count || bytes[place] == newline else { return number }
            }
            place += 1
        }
        return nil
    }

    mutating func skip(_ byte: UInt8) -> Bool {
        guard place < bytes.count, bytes[place] == byte else { return false }
        place += 1
        return true
    }

    /// A decimal number of 32 bits.
    mutating func decimal() -> UInt32? {
        var value: UInt64 = 0
        let start = place
        while place < bytes.count, bytes[place] &- UInt8(ascii: "0") < 10 {
            value = value * 10 + UInt64(bytes[place] - UInt8(ascii: "0"))
            place += 1
            guard value <= UInt32.max else { return nil }
        }
        return place > start ? UInt32(value) : nil
    }

    /// An IPv6 address of hexadecimal groups.
    mutating func address() -> UInt128? {
        var (before, after): (UInt128, UInt128) = (0, 0)
        var (count, left) = (0, 0)
        var isAfter = false
        if place + 1 < bytes.count, bytes[place] == colon, bytes[place + 1] == colon {
            isAfter = true
            place += 2
        }
        while let group = group() {
            if isAfter {
                after = after << 16 | group
            } else {
                before = before << 16 | group
                left += 1
            }
            count += 1
            guard place < bytes.count, bytes[place] == colon else { break }
            place += 1
            if place < bytes.count, bytes[place] == colon {
                guard !isAfter else { return nil }
                isAfter = true
                place += 1
            }
        }
        guard isAfter ? count < 8 : count == 8 else { return nil }
        return before << (16 * (8 - left)) | after
    }

    /// Two capital letters; 0 for `??`, which means none.
    mutating func code() -> UInt16? {
        guard place + 1 < bytes.count else { return nil }
        let (first, second) = (bytes[place], bytes[place + 1])
        place += 2
        if first == UInt8(ascii: "?"), second == UInt8(ascii: "?") { return 0 }
        // A letter and digits ("A1") stand for anonymous proxies and the like, not for a country.
        guard first &- UInt8(ascii: "A") < 26 else { return nil }
        if second &- UInt8(ascii: "0") < 10 { return 0 }
        guard second &- UInt8(ascii: "A") < 26 else { return nil }
        return UInt16(first) << 8 | UInt16(second)
    }

    /// One to four hexadecimal digits.
    private mutating func group() -> UInt128? {
        var value: UInt32 = 0
        let start = place
        while place < bytes.count, place < start + 5 {
            let byte = bytes[place]
            let digit: UInt8
            if byte &- UInt8(ascii: "0") < 10 {
                digit = byte &- UInt8(ascii: "0")
            } else if (byte | 0x20) &- UInt8(ascii: "a") < 6 {
                digit = (byte | 0x20) &- UInt8(ascii: "a") + 10
            } else {
                break
            }
            value = value << 4 | UInt32(digit)
            place += 1
        }
        return (1...4).contains(place - start) ? UInt128(value) : nil
    }
}

private let newline = UInt8(ascii: "\n")
private let colon = UInt8(ascii: ":")
