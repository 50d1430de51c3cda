/// A table of bans that somebody wants to import, read row by row.
///
/// The first record may name the columns: `value` (a visitor id, an address, CIDR, or `start – end`), or `start` and `end`; `comment`;
/// `expires` (RFC 3339, or a day: its end in UTC). Other columns are ignored, so that an export can be imported. Without names the
/// columns are value, comment and expires.
public struct BanFile: Hashable, Sendable {
    /// A row that can be a ban.
    public struct Row: Hashable, Sendable {
        public let line: Int
        /// What is banned, as it is written in the file.
        public let value: String
        public let subject: Ban.Subject
        public let comment: String
        public let expires: Instant?

        public init(line: Int, value: String, subject: Ban.Subject, comment: String, expires: Instant?) {
            self.line = line
            self.value = value
            self.subject = subject
            self.comment = comment
            self.expires = expires
        }
    }

    /// A row that cannot, and why.
    public struct Refusal: Hashable, Sendable {
        public let line: Int
        /// What is banned by the row, as it is written there.
        public let value: String
        public let reason: BanFileFault

        public init(line: Int, value: String, reason: BanFileFault) {
            self.line = line
            self.value = value
            self.reason = reason
        }
    }

    public private(set) var rows: [Row] = []
    public private(set) var refusals: [Refusal] = []
    /// Rows that ban what an earlier row bans.
    public private(set) var repeated = 0

    /// Ten thousand rows: one transaction, which others wait for no longer than a moment.
    public static let rowLimit = 10_000

    /// - Throws: what is wrong with the file as a whole.
    public init(_ bytes: [UInt8], now: Instant) throws(BanFileFault) {
        var records: [CSVReader.Record]
        do { records = try CSVReader.records(of: bytes) } catch { throw .notATable(error) }
        let columns = Columns(heading: records.first?.fields ?? [])
        if columns.areNamed { records.removeFirst() }
        guard !records.isEmpty else { throw .noRows }
        guard records.count <= Self.rowLimit else { throw .tooManyRows(records.count) }
        var known: Set<Ban.Subject> = []
        for record in records {
            let value = columns.value(of: record)
            do throws(BanFileFault) {
                let row = try Row(record, value: value, columns, now: now)
                if known.insert(row.subject).inserted { rows.append(row) } else { repeated += 1 }
            } catch {
                refusals.append(Refusal(line: record.line, value: value, reason: error))
            }
        }
    }
}

/// Which field of a record is what.
private struct Columns {
    let areNamed: Bool
    private let value: Int?
    private let start: Int?
    private let end: Int?
    private let comment: Int?
    private let expires: Int?

    init(heading: [String]) {
        let names = heading.map { OneLine.cleaned($0).lowercased() }
        let areNamed = names.contains("value") || names.contains("start")
        self.areNamed = areNamed
        func place(_ name: String, unnamed: Int?) -> Int? { areNamed ? names.firstIndex(of: name) : unnamed }
        value = place("value", unnamed: 0)
        start = place("start", unnamed: nil)
        end = place("end", unnamed: nil)
        comment = place("comment", unnamed: 1)
        expires = place("expires", unnamed: 2)
    }

    /// What is banned, as one text: `value`, or start and end.
    func value(of record: CSVReader.Record) -> String {
        let text = field(value, of: record)
        guard text.isEmpty else { return text }
        let (start, end) = (field(start, of: record), field(end, of: record))
        return end.isEmpty ? start : "\(start) – \(end)"
    }

    func comment(of record: CSVReader.Record) -> String { field(comment, of: record) }
    func expires(of record: CSVReader.Record) -> String { field(expires, of: record) }

    private func field(_ place: Int?, of record: CSVReader.Record) -> String {
        guard let place, place < record.fields.count else { return "" }
        return OneLine.cleaned(record.fields[place])
    }
}

extension BanFile.Row {
    fileprivate init(_ record: CSVReader.Record, value: String, _ columns: Columns, now: Instant)
        throws(BanFileFault)
    {
        guard !value.isEmpty else { throw .empty }
        let comment = columns.comment(of: record)
        guard comment.count <= Ban.commentLimit else { throw .commentTooLong(comment.count) }
        let expires = columns.expires(of: record)
        self.init(
            line: record.line, value: value, subject: try Self.subject(value), comment: comment,
            expires: try Self.expiry(expires, now: now))
    }

    private static func subject(_ value: String) throws(BanFileFault) -> Ban.Subject {
        if let visitor = Visitor.ID(value) { return .visitor(visitor) }
        do throws(AddressRangeFailure) {
            for separator in [" – ", "–", " - ", "-"] {
                guard let cut = value.firstPosition(of: separator) else { continue }
                let (first, last) = (String(value[..<cut.lowerBound]), String(value[cut.upperBound...]))
                guard let start = Address(first) else { throw .notAnAddress(first) }
                guard let end = Address(last) else { throw .notAnAddress(last) }
                return .addresses(try AddressRange(start: start, end: end))
            }
            return .addresses(try AddressRange(value))
        } catch { throw .notAnAddress(error) }
    }

    private static func expiry(_ text: String, now: Instant) throws(BanFileFault) -> Instant? {
        if text.isEmpty || text.lowercased() == "never" { return nil }
        guard let moment = Instant(tableText: text) else { throw .notATime(text) }
        guard moment > now else { throw .past(moment) }
        return moment
    }
}

extension String {
    /// Where a text first occurs.
    fileprivate func firstPosition(of part: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
            start = index(after: start)
        }
        return nil
    }
}
