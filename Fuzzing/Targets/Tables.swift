import FoyerCore

/// Tables of comma-separated values, and bans in them.
let tables = Target(
    name: "tables",
    check: { bytes in
        TableCheck.reading(bytes)
        TableCheck.bans(bytes)
    },
    worst: [
        Worst("quotation marks", repeating: "\"\"") { _ = try? CSVReader.records(of: $0) },
        Worst("separators", repeating: ",") { _ = try? CSVReader.records(of: $0) },
        Worst("lines", repeating: "203.0.113.1,x\n") { _ = try? BanFile($0, now: TableCheck.now) },
        Worst("hyphens", repeating: "-") { _ = try? BanFile($0, now: TableCheck.now) },
    ]
)

enum TableCheck {
    static let now = Instant(milliseconds: 1_800_000_000_000)

    /// What was read is written, and read again as the same.
    static func reading(_ bytes: [UInt8]) {
        guard let records = try? CSVReader.records(of: bytes) else { return }
        expect(records.map(\.line) == records.map(\.line).sorted(), "the lines are not in order")
        let fields = records.map(\.fields)
        // The first record decides about the separator.
        let written = "a,b\r\n" + fields.map(CSVText.record).joined()
        let again = try? CSVReader.records(of: Array(written.utf8)).dropFirst().map(\.fields)
        expect(again == fields.filter { $0 != [""] }, "\(fields) is read as \(again ?? [])")
        for field in fields.joined() {
            let cell = CSVText.record([field])
            let content = cell.unicodeScalars.first == "\"" ? cell.unicodeScalars.dropFirst() : cell.unicodeScalars[...]
            // An empty record is only its line end.
            guard !field.isEmpty, let first = content.first else { continue }
            expect(!["=", "+", "-", "@", "\t", "\r"].contains(first), "\(field) is a formula")
        }
    }

    /// Every record is a row, a refusal or a repetition.
    static func bans(_ bytes: [UInt8]) {
        guard let file = try? BanFile(bytes, now: now), let records = try? CSVReader.records(of: bytes) else {
            return
        }
        let count = file.rows.count + file.refusals.count + file.repeated
        expect(records.count - count == 0 || records.count - count == 1, "\(count) of \(records.count) records")
        expect(Set(file.rows.map(\.subject)).count == file.rows.count, "one subject twice")
        expect(file.rows.allSatisfy { $0.expires.map { $0 > now } ?? true }, "an expiry of the past")
        for row in file.rows {
            let value =
                switch row.subject {
                case .visitor(let visitor): visitor.description
                case .addresses(let range): range.description
                }
            let again = try? BanFile(Array("value\n\(value)\n".utf8), now: now)
            expect(again?.rows.map(\.subject) == [row.subject], "\(value) is not read again")
        }
    }
}
