import FoyerCore
import Testing

@Suite struct AddressRangeTests {
    @Test(arguments: [
        ("203.0.113.9", "203.0.113.9", "203.0.113.9"),
        (" 203.0.113.0/24\n", "203.0.113.0", "203.0.113.255"),
        ("203.0.113.77/24", "203.0.113.0", "203.0.113.255"),
        ("203.0.113.9/32", "203.0.113.9", "203.0.113.9"),
        ("0.0.0.0/0", "0.0.0.0", "255.255.255.255"),
        ("10.0.0.0/9", "10.0.0.0", "10.127.255.255"),
        ("2001:db8::/32", "2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff"),
        ("2001:db8::/64", "2001:db8::", "2001:db8::ffff:ffff:ffff:ffff"),
        ("2001:db8::1/127", "2001:db8::", "2001:db8::1"),
        ("::/0", "::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
        ("::ffff:203.0.113.0/120", "203.0.113.0", "203.0.113.255"),
    ])
    func `an address or CIDR is a range`(text: String, start: String, end: String) throws {
        let range = try AddressRange(text)

        #expect(range.start == Address(start))
        #expect(range.end == Address(end))
        #expect(range.description == (start == end ? start : "\(start) – \(end)"))
    }

    @Test(arguments: [
        ("", AddressRangeFailure.notAnAddress("")),
        ("somewhere", .notAnAddress("somewhere")),
        ("203.0.113/24", .notAnAddress("203.0.113")),
        ("203.0.113.0/24/8", .notAnAddress("203.0.113.0/24")),
        ("203.0.113.0/", .notAPrefix("")),
        ("203.0.113.0/+8", .notAPrefix("+8")),
        ("203.0.113.0/08", .notAPrefix("08")),
        ("203.0.113.0/255.255.255.0", .notAPrefix("255.255.255.0")),
        ("203.0.113.0/33", .prefixTooLong(33, limit: 32)),
        ("2001:db8::/129", .prefixTooLong(129, limit: 128)),
        ("::ffff:203.0.113.0/24", .prefixTooShort(24, least: 96)),
    ])
    func `what is no range says why`(text: String, failure: AddressRangeFailure) {
        #expect(throws: failure) { try AddressRange(text) }
    }

    @Test func `both ends are of one family, and in order`() throws {
        let low = try #require(Address("203.0.113.1")), high = try #require(Address("203.0.113.9"))
        let other = try #require(Address("2001:db8::"))

        #expect(try AddressRange(start: low, end: high).contains(low))
        #expect(try AddressRange(start: low, end: high).contains(high))
        #expect(throws: AddressRangeFailure.startAfterEnd(high, low)) {
            try AddressRange(start: high, end: low)
        }
        #expect(throws: AddressRangeFailure.mixedFamilies(low, other)) {
            try AddressRange(start: low, end: other)
        }
    }
}
