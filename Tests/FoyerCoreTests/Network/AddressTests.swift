import Testing

import FoyerCore
import TestSupport

@Suite struct AddressTests {
    @Test(arguments: [
        ("0.0.0.0", "0.0.0.0"),
        ("203.0.113.9", "203.0.113.9"),
        ("255.255.255.255", "255.255.255.255"),
        ("::", "::"),
        ("::1", "::1"),
        ("1::", "1::"),
        ("2001:DB8::A", "2001:db8::a"),
        ("2001:0db8:0000:0000:0000:0000:0002:0001", "2001:db8::2:1"),
        ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
        ("2001:db8::1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
        ("2001:0:0:1:0:0:0:1", "2001:0:0:1::1"),
        ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
        ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
        ("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("::ffff:cb00:7109", "203.0.113.9"),
        ("0:0:0:0:0:FFFF:10.0.0.1", "10.0.0.1"),
        ("::10.0.0.1", "::a00:1"),
        ("64:ff9b::192.0.2.33", "64:ff9b::c000:221"),
    ])
    func `every notation of an address has one canonical form`(text: String, canonical: String) throws {
        let address = try #require(Address(text))

        #expect(address.description == canonical)
        #expect(Address(canonical) == address)
    }

    @Test(arguments: [
        "", " ", ":", ":::", "1", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1.2.3.4 ", " 1.2.3.4",
        "1.2.3.-4", "1..3.4",
        "0x1.2.3.4", "1.2.3.4/8", "fe80::1%eth0", "[::1]", "::1]", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "::1:2:3:4:5:6:7:8", "1:2:3:4::5:6:7:8", "1::2::3", ":1:2:3:4:5:6:7", "1:2:3:4:5:6:7:", "12345::",
        "g::", "::1.2.3",
        "1.2.3.4::", "::1.2.3.4:5", "1:2:3:4:5:6:7:1.2.3.4", "١.٢.٣.٤", "::ffff:1.2.3.4%1",
    ])
    func `an invalid address is refused`(text: String) {
        #expect(Address(text) == nil)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `a formatted address parses to itself`(seed: UInt64) {
        var generator = SplitMix(seed: seed)
        // Many zero groups, so that `::` occurs in every position.
        let word = { (generator: inout SplitMix) in
            (0..<4).reduce(UInt64(0)) { word, _ in
                word << 16 | (generator.next() % 2 == 0 ? 0 : generator.next() % 65_536)
            }
        }
        let address = Address(high: word(&generator), low: word(&generator))

        #expect(Address(address.description) == address)
    }

    @Test(arguments: [
        ("127.0.0.1", true, false), ("127.255.0.1", true, false), ("::1", true, false),
        ("::ffff:127.0.0.1", true, false),
        ("10.1.2.3", false, true), ("172.16.0.1", false, true), ("172.31.255.255", false, true),
        ("192.168.1.1", false, true), ("100.64.0.1", false, true), ("169.254.1.1", false, true),
        ("fc00::1", false, true), ("fdff::1", false, true), ("fe80::1", false, true),
        ("febf::1", false, true),
        ("172.32.0.1", false, false), ("172.15.0.1", false, false), ("100.128.0.1", false, false),
        ("11.0.0.1", false, false), ("fe00::1", false, false), ("fec0::1", false, false),
        ("2001:db8::1", false, false),
        ("::", false, false), ("128.0.0.1", false, false),
    ])
    func `loopback and private addresses are recognised`(text: String, isLoopback: Bool, isPrivate: Bool)
        throws
    {
        let address = try #require(Address(text))

        #expect(address.isLoopback == isLoopback)
        #expect(address.isPrivate == isPrivate)
    }

    @Test func `addresses are ordered by number, IPv4 first`() throws {
        let ordered = try ["0.0.0.0", "9.0.0.0", "10.0.0.0", "255.255.255.255", "::", "::1", "1::", "ffff::"]
            .map {
                try #require(Address($0))
            }

        #expect(ordered.shuffled().sorted() == ordered)
    }

    @Test func `a socket address is converted to an address`() {
        #expect(Address(bytes: [203, 0, 113, 9])?.description == "203.0.113.9")
        #expect(
            Address(bytes: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 203, 0, 113, 9])?.description
                == "203.0.113.9")
        #expect(
            Address(bytes: [0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])?.description
                == "2001:db8::1")
        #expect(Address(bytes: [1, 2, 3]) == nil)
    }
}
