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
    func `an invalid range is refused with the reason`(text: String, failure: AddressRangeFailure) {
        #expect(throws: failure) { try AddressRange(text) }
    }

    @Test func `both ends must be of the same family and in order`() throws {
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

    @Test(arguments: [
        ("203.0.113.9", "203.0.113.9", "203.0.113.9"), ("::ffff:203.0.113.9", "203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64", "2001:db8:1:2::/64"), ("::1", "::/64", "::/64"),
        ("fe80::1", "fe80::/64", "fe80::/64"),
    ])
    func `a household is one IPv4 address or one /64 of IPv6`(text: String, range: String, shown: String)
        throws
    {
        let household = AddressRange(householdOf: try #require(Address(text)))
        #expect(household == (try AddressRange(range)))
        #expect(household.shortDescription == shown)
    }

    @Test(arguments: [
        ("0.0.0.0/0", "127.0.0.0"), ("126.0.0.0/7", "127.0.0.0"), ("9.0.0.0/7", nil),
        ("8.0.0.0/6", "10.0.0.0"),
        ("172.0.0.0/9", "172.16.0.0"), ("172.20.1.0/24", "172.20.1.0"), ("192.0.0.0/8", "192.168.0.0"),
        ("100.0.0.0/8", "100.64.0.0"), ("169.254.7.7", "169.254.7.7"), ("203.0.113.0/24", nil),
        ("::/0", "::1"), ("::1", "::1"), ("::/128", nil), ("f000::/4", "fc00::"), ("fe00::/8", "fe80::"),
        ("2000::/3", nil),
    ])
    func `a loopback or private address is found anywhere in a range`(text: String, inner: String?) throws {
        #expect(try AddressRange(text).innerAddress == inner.flatMap { Address($0) })
    }

    @Test func `a range of one address has an inner address if that address is loopback or private`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<10_000 {
            let address = Address(ipv4: .random(in: 0 ... .max, using: &random))
            #expect(
                (AddressRange(address).innerAddress != nil) == (address.isLoopback || address.isPrivate),
                "\(address)")
            let sixth = Address(high: .random(in: 0xF000 << 48 ... .max, using: &random), low: 1)
            #expect((AddressRange(sixth).innerAddress != nil) == sixth.isPrivate, "\(sixth)")
        }
    }

    @Test(arguments: [
        ("0.0.0.0/0", true), ("0.0.0.0/1", true), ("10.0.0.0/8", false), ("10.0.0.0/7", true),
        ("104.64.0.0/10", false), ("::/0", true), ("2000::/3", true), ("2600:9000::/28", false),
        ("2001::/19", true), ("fc00::/7", false), ("fd00::/8", false), ("f000::/4", true),
    ])
    func `a range too wide for proxies is refused`(text: String, isTooWide: Bool) throws {
        #expect(try AddressRange(text).isTooWideForProxies == isTooWide)
    }
}
