import FoyerCore
import FoyerLookups
import TestSupport
import Testing

@Suite struct CountryRangesTests {
    private let ipv4 = """
        # A comment, with 1,2,XX in it.

        16777216,16777471,AU
        16777472,16778239,CN
        16778240,16779263,CN
        16909056,16909311,??
        167772160,167772160,A1
        3405803776,3405804031,DE
        4294967295,4294967295,FR
        """
    private let ipv6 = """
        # IPv6
        2001:2::,2001:2:0:ffff:ffff:ffff:ffff:ffff,JP
        2001:506:9::4,2001:506:9::5,BR
        2A00::,2a00:ffff:ffff:ffff:ffff:ffff:ffff:ffff,IE
        ffff:ffff:ffff:ffff:ffff:ffff:ffff:0,ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff,NL
        """

    @Test(
        arguments: [
            ("1.0.0.0", "AU"), ("1.0.0.255", "AU"), ("1.0.1.0", "CN"), ("1.0.7.255", "CN"), ("1.0.8.0", nil),
            ("0.255.255.255", nil), ("1.2.3.4", nil), ("203.0.113.0", "DE"), ("203.0.113.255", "DE"),
            ("203.0.114.0", nil),
            ("255.255.255.254", nil), ("255.255.255.255", "FR"), ("::ffff:203.0.113.9", "DE"),
            ("2001:2::", "JP"), ("2001:2:0:ffff::1", "JP"), ("2001:2:1::", nil), ("2001:506:9::3", nil),
            ("2001:506:9::4", "BR"), ("2001:506:9::5", "BR"), ("2001:506:9::6", nil), ("2a00:1450::e", "IE"),
            ("ffff:ffff:ffff:ffff:ffff:ffff:ffff:1", "NL"), ("2000::", nil),
            ("10.0.0.0", nil), ("127.0.0.1", nil), ("::1", nil), ("fe80::1", nil),
        ] as [(String, String?)])
    func `an address has the country of its range`(text: String, country: String?) throws {
        let (file4, file6) = (try TemporaryFile(ipv4), try TemporaryFile(ipv6))
        let countries = try CountryRanges(ipv4: file4.path, ipv6: file6.path)

        let place = countries.place(of: try #require(Address(text)))

        #expect(place == Place(country: country))
    }

    @Test(arguments: [
        ("1,2,DE\n3,x,FR", 2), ("1,2", 1), ("5,4,DE", 1), ("1,5,DE\n5,6,FR", 2), ("1,4294967296,DE", 1),
        ("1,2,de", 1),
        ("1,2,DE,FR", 1), ("# x\n\n1,2,DE\n-1,3,FR", 4), (",,", 1),
    ])
    func `the error names an invalid line`(text: String, line: Int) throws {
        let (file4, file6) = (try TemporaryFile(text), try TemporaryFile(ipv6))
        let reason = "line \(line) is no range `start,end,country` behind the one before"

        #expect(throws: LookupFailure(path: file4.path, reason: reason)) {
            try CountryRanges(ipv4: file4.path, ipv6: file6.path)
        }
    }

    @Test(arguments: [
        "1::2::3,1::4,DE", "1:2:3,1:2:4,DE", "::1:2:3:4:5:6:7:8,ffff::,DE", "12345::,ffff::,DE", "1::,2::",
        "::g,1::,DE",
    ])
    func `the error names an invalid IPv6 address`(text: String) throws {
        let (file4, file6) = (try TemporaryFile(ipv4), try TemporaryFile(text))

        #expect(throws: LookupFailure.self) { try CountryRanges(ipv4: file4.path, ipv6: file6.path) }
    }

    @Test func `the error names a missing or empty file`() throws {
        let (file4, empty) = (try TemporaryFile(ipv4), try TemporaryFile("# nothing\n"))

        #expect(throws: LookupFailure(path: "/nowhere/geoip", reason: "there is no such file")) {
            try CountryRanges(directory: "/nowhere")
        }
        #expect(throws: LookupFailure(path: empty.path, reason: "it has no ranges")) {
            try CountryRanges(ipv4: file4.path, ipv6: empty.path)
        }
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `each address of random ranges is found as by a linear search`(seed: UInt64) throws {
        var dice = SplitMix(seed: seed)
        var ranges: [(start: UInt32, end: UInt32, country: String)] = []
        var next: UInt32 = 0
        for _ in 0..<200 {
            let start = next + UInt32.random(in: 0...3, using: &dice)
            let end = start + UInt32.random(in: 0...4, using: &dice)
            ranges.append((start, end, ["DE", "ES", "FR"].randomElement(using: &dice) ?? "DE"))
            next = end + 1
        }
        let lines = ranges.map { "\($0.start),\($0.end),\($0.country)" }.joined(separator: "\n")
        let six = ranges.map {
            "\(Address(high: 1, low: UInt64($0.start))),\(Address(high: 1, low: UInt64($0.end))),\($0.country)"
        }
        let (file4, file6) = (try TemporaryFile(lines), try TemporaryFile(six.joined(separator: "\n")))
        let countries = try CountryRanges(ipv4: file4.path, ipv6: file6.path)

        for value in 0..<next + 10 {
            let expected = Place(country: ranges.first { ($0.start...$0.end).contains(value) }?.country)
            #expect(countries.place(of: Address(ipv4: value)) == expected)
            #expect(countries.place(of: Address(high: 1, low: UInt64(value))) == expected)
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `no address between two ranges is found`(seed: UInt64) throws {
        var dice = SplitMix(seed: seed)
        var ranges: [(start: UInt128, end: UInt128)] = []
        // There are no private addresses from 2000:: on.
        var next: UInt128 = 0x2000 << 112
        for _ in 0..<200 {
            let start = next + (1 << UInt128.random(in: 0..<117, using: &dice))
            let end = start + (1 << UInt128.random(in: 0..<117, using: &dice)) - 1
            ranges.append((start, end))
            next = end + 1
        }
        let lines = ranges.map { "\(Address($0.start)),\(Address($0.end)),DE" }
        let (file4, file6) = (try TemporaryFile(ipv4), try TemporaryFile(lines.joined(separator: "\n")))
        let countries = try CountryRanges(ipv4: file4.path, ipv6: file6.path)

        for range in ranges {
            #expect(countries.place(of: Address(range.start - 1)) == .unknown)
            #expect(countries.place(of: Address(range.start)) == Place(country: "DE"))
            #expect(countries.place(of: Address(range.end)) == Place(country: "DE"))
            #expect(countries.place(of: Address(range.end + 1)) == .unknown)
        }
    }
}

extension Address {
    fileprivate init(_ bits: UInt128) {
        self.init(high: UInt64(bits >> 64), low: UInt64(truncatingIfNeeded: bits))
    }
}
