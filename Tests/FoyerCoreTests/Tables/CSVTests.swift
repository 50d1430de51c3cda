import FoyerCore
import TestSupport
import Testing

struct CSVTests {
    private func read(_ text: String) throws -> [[String]] {
        try CSVReader.records(of: Array(text.utf8)).map(\.fields)
    }

    @Test func `values with separators, quotation marks and line ends are quoted`() {
        #expect(
            CSVText.record(["plain", "a,b", "say \"hi\"", "two\nlines", ""])
                == "plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\r\n")
    }

    @Test(arguments: ["=1+1", "+49 30", "-1", "@SUM(A1)", "\tx", "\rx", "'=x"])
    func `what a spreadsheet takes for a formula gets an apostrophe`(text: String) throws {
        let record = CSVText.record([text])
        #expect(record.hasPrefix("'") || record.hasPrefix("\"'"))
        #expect(try read(record) == [[text]])
    }

    /// Over an alphabet of everything that means something.
    @Test func `what is written is read again`() throws {
        var random = SplitMix(seed: 11)
        let alphabet: [Character] = [
            "a", "ä", ",", ";", "\t", "\"", "\n", "\r", "\r\n", "'", "=", "+", "-", "@", " ", "😀",
        ]
        for _ in 0..<2_000 {
            let table = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                (0..<3).map { _ in
                    String(
                        (0..<Int.random(in: 0...6, using: &random)).map { _ in
                            alphabet.randomElement(using: &random) ?? "a"
                        })
                }
            }
            let text = table.map(CSVText.record).joined()
            #expect(try read("id,x,y\r\n" + text).dropFirst() == table[...], "\(text.debugDescription)")
        }
    }

    @Test func `nonsense is refused or read, and never traps`() {
        var random = SplitMix(seed: 12)
        let bytes: [UInt8] = Array(",;\"\n\r\t'=a\u{FEFF}ä".utf8) + [0, 0xFF, 0xC3]
        for _ in 0..<5_000 {
            let text = (0..<Int.random(in: 0...20, using: &random)).map { _ in
                bytes.randomElement(using: &random) ?? 0
            }
            _ = try? CSVReader.records(of: text)
        }
    }

    @Test(arguments: [
        "a,b\nc,d\n", "a,b\r\nc,d", "\u{FEFF}a,b\rc,d\r", "a;b\nc;d\n", "a\tb\n\nc\td",
        "\"a\",\"b\"\r\n\"c\",d",
    ])
    func `what spreadsheets write is read`(text: String) throws {
        #expect(try read(text) == [["a", "b"], ["c", "d"]])
    }

    @Test func `records know their lines`() throws {
        let records = try CSVReader.records(of: Array("a\r\n\r\n\"two\nlines\"\r\nlast".utf8))
        #expect(records.map(\.line) == [1, 3, 5])
    }

    @Test(arguments: [
        ("a\nb,\"c", CSVFailure.unclosedQuote(line: 2)), ("a\nb\"c", .strayQuote(line: 2)),
        ("\"a\"b", .strayQuote(line: 1)),
    ])
    func `a fault names its line`(text: String, failure: CSVFailure) {
        #expect(throws: failure) { try CSVReader.records(of: Array(text.utf8)) }
    }

    @Test func `a file that is not UTF-8 is refused`() {
        #expect(throws: CSVFailure.notUTF8) { try CSVReader.records(of: [0x61, 0xE4]) }
    }
}
