/// Parses JSON text (RFC 8259) into flat tokens, strictly: `JSON.parse` accepts the same texts, with the same
/// meaning.
struct JSONScanner {
    private let bytes: [UInt8]
    private var position = 0
    private(set) var tokens: [JSONDocument.Token] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        // Short frames have about one token per eight bytes.
        tokens.reserveCapacity(min(bytes.count / 8 + 4, 4_096))
    }

    /// One value surrounded by white space only.
    mutating func scanText() throws(MalformedFrame) {
        guard bytes.count < UInt32.max else { throw .notJSON(at: 0) }
        skipSpace()
        try scanValue(depth: 0)
        skipSpace()
        guard position == bytes.count else { throw .notJSON(at: position) }
    }

    private mutating func scanValue(depth: Int) throws(MalformedFrame) {
        switch peek {
        case UInt8(ascii: "\""): try scanString()
        case UInt8(ascii: "{"): try scanObject(depth: depth + 1)
        case UInt8(ascii: "["): try scanArray(depth: depth + 1)
        case UInt8(ascii: "t"): try scanWord("true", as: .bool)
        case UInt8(ascii: "f"): try scanWord("false", as: .bool)
        case UInt8(ascii: "n"): try scanWord("null", as: .null)
        default: try scanNumber()
        }
    }

    private mutating func scanObject(depth: Int) throws(MalformedFrame) {
        let opening = try open(.object, depth: depth)
        if peek == UInt8(ascii: "}") { return close(opening) }
        while true {
            guard peek == UInt8(ascii: "\"") else { throw .notJSON(at: position) }
            try scanString()
            skipSpace()
            try expect(UInt8(ascii: ":"))
            skipSpace()
            try scanValue(depth: depth)
            skipSpace()
            if peek == UInt8(ascii: "}") { return close(opening) }
            try expect(UInt8(ascii: ","))
            skipSpace()
        }
    }

    private mutating func scanArray(depth: Int) throws(MalformedFrame) {
        let opening = try open(.array, depth: depth)
        if peek == UInt8(ascii: "]") { return close(opening) }
        while true {
            try scanValue(depth: depth)
            skipSpace()
            if peek == UInt8(ascii: "]") { return close(opening) }
            try expect(UInt8(ascii: ","))
            skipSpace()
        }
    }

    private mutating func open(_ kind: JSONDocument.Kind, depth: Int) throws(MalformedFrame) -> Int {
        guard depth <= WireLimit.depth else { throw .notJSON(at: position) }
        append(kind, start: position, end: position)
        position += 1
        skipSpace()
        return tokens.count - 1
    }

    private mutating func close(_ opening: Int) {
        position += 1
        tokens[opening].end = UInt32(position)
        tokens[opening].next = UInt32(tokens.count)
    }

    private mutating func scanString() throws(MalformedFrame) {
        position += 1
        let start = position
        var isEscaped = false
        while true {
            guard position < bytes.count else { throw .notJSON(at: position) }
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                break
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
                guard let length = JSONEscape.length(at: position, in: bytes) else {
                    throw .notJSON(at: position)
                }
                position += length
            } else if byte < 0x20 {
                throw .notJSON(at: position)
            } else if byte < 0x80 {
                position += 1
            } else {
                guard let length = JSONEscape.scalarLength(at: position, in: bytes) else {
                    throw .notJSON(at: position)
                }
                position += length
            }
        }
        append(.string, start: start, end: position, isEscaped: isEscaped)
        position += 1
    }

    private mutating func scanNumber() throws(MalformedFrame) {
        let start = position
        if peek == UInt8(ascii: "-") { position += 1 }
        if peek == UInt8(ascii: "0") { position += 1 } else { try scanDigits() }
        if peek == UInt8(ascii: ".") {
            position += 1
            try scanDigits()
        }
        if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
            position += 1
            if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { position += 1 }
            try scanDigits()
        }
        append(.number, start: start, end: position)
    }

    private mutating func scanDigits() throws(MalformedFrame) {
        let start = position
        while UInt8(ascii: "0")...UInt8(ascii: "9") ~= peek { position += 1 }
        guard position > start else { throw .notJSON(at: position) }
    }

    private mutating func scanWord(_ word: StaticString, as kind: JSONDocument.Kind) throws(MalformedFrame) {
        let start = position
        for offset in 0..<word.utf8CodeUnitCount { try expect(word.utf8Start[offset]) }
        append(kind, start: start, end: position)
    }

    private mutating func append(_ kind: JSONDocument.Kind, start: Int, end: Int, isEscaped: Bool = false) {
        tokens.append(
            JSONDocument.Token(
                kind: kind, isEscaped: isEscaped, start: UInt32(start), end: UInt32(end),
                next: UInt32(tokens.count + 1)
            )
        )
    }

    /// The current byte; 0, which is not valid JSON anywhere, at the end.
    private var peek: UInt8 { position < bytes.count ? bytes[position] : 0 }

    private mutating func expect(_ byte: UInt8) throws(MalformedFrame) {
        guard peek == byte, position < bytes.count else { throw .notJSON(at: position) }
        position += 1
    }

    private mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }
}
