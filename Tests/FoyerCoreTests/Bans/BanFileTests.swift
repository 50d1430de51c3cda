import FoyerCore
import TestSupport
import Testing

struct BanFileTests {
    private let now = Instant(milliseconds: 1_800_000_000_000)

    private func read(_ text: String) throws -> BanFile { try BanFile(Array(text.utf8), now: now) }

    @Test func `columns are found by name, in any order, and others are ignored`() throws {
        let file = try read("by,Comment,expires,value\nAna,Spam,2030-01-01,203.0.113.0/24\n")
        let row = try #require(file.rows.first)
        #expect(row.line == 2)
        #expect(row.subject == .addresses(try AddressRange("203.0.113.0/24")))
        #expect(row.comment == "Spam")
        #expect(row.expires?.auditText == "2030-01-02T00:00:00Z", "to the end of the day")
    }

    @Test func `without names the columns are value, comment and expiry`() throws {
        let file = try read("203.0.113.9;Spam;2030-01-01T10:00:00Z\n203.0.113.10\n")
        #expect(file.rows.map(\.comment) == ["Spam", ""])
        #expect(file.rows.first?.expires?.auditText == "2030-01-01T10:00:00Z")
    }

    @Test(arguments: [
        "203.0.113.0/24", "203.0.113.0 – 203.0.113.255", "203.0.113.0-203.0.113.255",
        "203.0.113.0 - 203.0.113.255",
        "::ffff:203.0.113.0/120",
    ])
    func `a range is written in several ways and is one ban`(value: String) throws {
        let file = try read("value\n\(value)\n203.0.113.0/24\n")
        #expect(file.rows.map(\.subject) == [.addresses(try AddressRange("203.0.113.0/24"))])
        #expect(file.repeated == 1)
    }

    @Test func `start and end are a range, and a visitor's id a visitor`() throws {
        let visitor = Visitor.ID(high: 1, low: 2)
        let file = try read("start,end\n2001:db8::1,2001:db8::9\n203.0.113.9,\n\(visitor),\n")
        #expect(
            file.rows.map(\.subject) == [
                .addresses(
                    try AddressRange(
                        start: try #require(Address("2001:db8::1")), end: try #require(Address("2001:db8::9"))
                    )),
                .addresses(try AddressRange("203.0.113.9")), .visitor(visitor),
            ])
    }

    @Test func `each refused row names its line and what is wrong`() throws {
        let long = String(repeating: "x", count: 501)
        let file = try read(
            """
            value,comment,expires
            nobody,,
            203.0.113.0/99,,
            203.0.113.9 – 203.0.113.1,,
            203.0.113.1 – 2001:db8::1,,
            ,empty,
            203.0.113.1,\(long),
            203.0.113.1,,tomorrow
            203.0.113.1,,2001-02-03
            203.0.113.1,,2029-02-29

            203.0.113.1,,never
            """)
        #expect(file.refusals.map(\.line) == Array(2...10))
        #expect(file.rows.map(\.line) == [12])
        #expect(file.refusals[0].reason == .notAnAddress(.notAnAddress("nobody")))
        #expect(file.refusals[4].reason == .empty)
        #expect(file.refusals[5].reason == .commentTooLong(501))
        #expect(file.refusals[6].reason == .notATime("tomorrow"))
        #expect(file.refusals[8].reason == .notATime("2029-02-29"))
        guard case .past = file.refusals[7].reason else { throw Unexpected() }
    }

    @Test func `a file without rows, or with too many, is refused as a whole`() {
        #expect(throws: BanFileFault.noRows) { try read("") }
        #expect(throws: BanFileFault.noRows) { try read("value,comment\n") }
        #expect(throws: BanFileFault.tooManyRows(10_001)) {
            try read(String(repeating: "203.0.113.1\n", count: 10_001))
        }
        #expect(throws: BanFileFault.notATable(.unclosedQuote(line: 1))) { try read("\"203.0.113.1") }
    }

    @Test func `moments are read as they are written`() {
        var random = SplitMix(seed: 3)
        for _ in 0..<2_000 {
            let moment = Instant(milliseconds: Int64.random(in: 0...4_102_444_800, using: &random) * 1_000)
            #expect(Instant(tableText: moment.auditText) == moment)
        }
    }

    private struct Unexpected: Error {}
}
