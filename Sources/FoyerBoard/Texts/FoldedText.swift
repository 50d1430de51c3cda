import FoyerCore

/// Case-insensitive comparison.
/// Orders fold ASCII only: exact for most names, and cheap enough for every comparison. Search folds by
/// Unicode, once per change.
enum FoldedText {
    /// The first eight bytes as a number in the order of `compare`; an empty text is last.
    static func prefix(of text: String) -> UInt64 {
        withBytes(of: text) { bytes in
            guard !bytes.isEmpty else { return .max }
            var prefix: UInt64 = 0
            for position in 0..<8 {
                prefix = prefix << 8 | (position < bytes.count ? UInt64(lower(bytes[position])) : 0)
            }
            return prefix
        }
    }

    /// The bytes from `start` likewise, padded with zeros.
    static func part(of text: String, at start: Int, place: UInt32) -> TextPart {
        withBytes(of: text) { bytes in
            guard !bytes.isEmpty else {
                return TextPart(words: (.max, .max, .max, .max), count: 0, place: place)
            }
            func word(_ start: Int) -> UInt64 {
                guard start < bytes.count else { return 0 }
                var word: UInt64 = 0
                for position in start..<start + 8 {
                    word = word << 8 | (position < bytes.count ? UInt64(lower(bytes[position])) : 0)
                }
                return word
            }
            return TextPart(
                words: (word(start), word(start + 8), word(start + 16), word(start + 24)),
                count: UInt32(min(bytes.count - start, TextPart.size + 1)), place: place)
        }
    }

    /// Negative if `left` comes before `right`, 0 if they differ only in case. An empty text is last.
    static func compare(_ left: String, _ right: String) -> Int {
        withBytes(of: left) { left in
            withBytes(of: right) { right in
                guard !left.isEmpty, !right.isEmpty else {
                    return (left.isEmpty ? 1 : 0) - (right.isEmpty ? 1 : 0)
                }
                for position in 0..<min(left.count, right.count) {
                    let difference = Int(lower(left[position])) - Int(lower(right[position]))
                    if difference != 0 { return difference }
                }
                return left.count - right.count
            }
        }
    }

    /// Lower case by Unicode, as bytes.
    static func bytes(of text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            if scalar.value < 0x80 {
                bytes.append(lower(UInt8(scalar.value)))
            } else {
                bytes += scalar.properties.lowercaseMapping.utf8
            }
        }
        return bytes
    }

    @inline(__always)
    private static func lower(_ byte: UInt8) -> UInt8 {
        byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
    }

    /// The significant bytes: of a URL, those after the scheme and `www.`, which all have in common.
    @inline(__always)
    private static func withBytes<Result>(
        of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        if let result = text.utf8.withContiguousStorageIfAvailable({ body(significant($0)) }) {
            return result
        }
        return Array(text.utf8).withUnsafeBufferPointer { body(significant($0)) }
    }

    @inline(__always)
    private static func significant(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        guard bytes.count >= 7, bytes[0] == UInt8(ascii: "h"),
            bytes[4] == UInt8(ascii: "s") || bytes[4] == colon
        else {
            return bytes
        }
        var rest = bytes[...]
        if rest.starts(with: https) {
            rest = rest.dropFirst(https.count)
        } else if rest.starts(with: http) {
            rest = rest.dropFirst(http.count)
        } else {
            return bytes
        }
        if rest.starts(with: www) { rest = rest.dropFirst(www.count) }
        return UnsafeBufferPointer(rebasing: rest)
    }

    private static let colon = UInt8(ascii: ":")
    private static let https = Array("https://".utf8)
    private static let http = Array("http://".utf8)
    private static let www = Array("www.".utf8)
}
