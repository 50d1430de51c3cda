/// Reads tables of comma-separated values (RFC 4180), tolerant of what spreadsheets write: LF or CR as line ends, a byte order mark,
/// semicolons or tabs between the values, empty lines.
public struct CSVReader {
    /// A record and the line on which it begins.
    public struct Record: Hashable, Sendable {
        public let line: Int
        public let fields: [String]
    }

    private let bytes: [UInt8]
    private let separator: UInt8
    private var position = 0
    private var line = 1

    /// The records, without empty lines.
    /// - Throws: the first fault; a table with one is not read in part.
    public static func records(of bytes: [UInt8]) throws(CSVFailure) -> [Record] {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
        var reader = CSVReader(bytes)
        var records: [Record] = []
        while let record = try reader.next() {
            if record.fields != [""] { records.append(record) }
        }
        return records
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        separator = Self.separator(of: bytes[position...])
    }

    /// The first of comma, semicolon and tab that stands outside of quotation marks on the first line.
    private static func separator(of bytes: ArraySlice<UInt8>) -> UInt8 {
        var isQuoted = false
        for byte in bytes {
            switch byte {
            case quote: isQuoted.toggle()
            case comma, semicolon, tab: if !isQuoted { return byte }
            case carriageReturn, lineFeed: if !isQuoted { return comma }
            default: break
            }
        }
        return comma
    }

    /// nil at the end.
    private mutating func next() throws(CSVFailure) -> Record? {
        guard position < bytes.count else { return nil }
        let begun = line
        var fields: [String] = []
        while true {
            fields.append(try field())
            guard position < bytes.count, bytes[position] == separator else { break }
            position += 1
        }
        endLine()
        return Record(line: begun, fields: fields)
    }

    private mutating func field() throws(CSVFailure) -> String {
        guard position < bytes.count, bytes[position] == Self.quote else { return try plainField() }
        let opened = line
        var text: [UInt8] = []
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == Self.quote {
                guard position < bytes.count, bytes[position] == Self.quote else {
                    guard isAtEndOfField else { throw .strayQuote(line: line) }
                    return Self.unmarked(text[...])
                }
                position += 1
            } else if byte == Self.lineFeed || byte == Self.carriageReturn && peek != Self.lineFeed {
                line += 1
            }
            text.append(byte)
        }
        throw .unclosedQuote(line: opened)
    }

    private mutating func plainField() throws(CSVFailure) -> String {
        let start = position
        while !isAtEndOfField {
            guard bytes[position] != Self.quote else { throw .strayQuote(line: line) }
            position += 1
        }
        return Self.unmarked(bytes[start..<position])
    }

    private mutating func endLine() {
        guard position < bytes.count else { return }
        if bytes[position] == Self.carriageReturn {
            position += 1
            if peek == Self.lineFeed { position += 1 }
        } else {
            position += 1
        }
        line += 1
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private var isAtEndOfField: Bool {
        guard let byte = peek else { return true }
        return byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn
    }

    /// Without the apostrophe that `CSVText` puts in front of formulas.
    private static func unmarked(_ bytes: ArraySlice<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        let isMarked = text.unicodeScalars.first == "'" && CSVText.isFormula(text.unicodeScalars[...])
        return isMarked ? String(text.unicodeScalars.dropFirst()) : text
    }

    private static let quote = UInt8(ascii: "\"")
    private static let comma = UInt8(ascii: ",")
    private static let semicolon = UInt8(ascii: ";")
    private static let tab = UInt8(ascii: "\t")
    private static let carriageReturn = UInt8(ascii: "\r")
    private static let lineFeed = UInt8(ascii: "\n")
}
