import FoyerCore
import FoyerSessions
import Testing

/// A request through proxies, and the client address expected for it.
struct Hops: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let peer: String
    let forwardedFor: [String]
    let forwarded: [String]
    let client: String

    init(
        _ name: String, peer: String = "10.0.0.1", for forwardedFor: [String] = [], forwarded: [String] = [],
        is client: String
    ) {
        testDescription = name
        self.peer = peer
        self.forwardedFor = forwardedFor
        self.forwarded = forwarded
        self.client = client
    }

    /// Trusted: 10.0.0.0/8 and 2001:db8:1::/48.
    static let table: [Hops] = [
        Hops("nobody between", peer: "203.0.113.9", is: "203.0.113.9"),
        Hops(
            "a stranger's header", peer: "203.0.113.9", for: ["1.2.3.4"], forwarded: ["for=1.2.3.4"],
            is: "203.0.113.9"),
        Hops("loopback is a stranger unless named", peer: "127.0.0.1", for: ["1.2.3.4"], is: "127.0.0.1"),
        Hops("a proxy without a word", is: "10.0.0.1"),
        Hops("one proxy", for: ["203.0.113.9"], is: "203.0.113.9"),
        Hops("a spoofed left end", for: ["1.2.3.4, 203.0.113.9"], is: "203.0.113.9"),
        Hops("a spoofed left end in a field of its own", for: ["1.2.3.4", "203.0.113.9"], is: "203.0.113.9"),
        Hops("a spoofed proxy at the left", for: ["10.0.0.7, 203.0.113.9"], is: "203.0.113.9"),
        Hops(
            "a stranger's sign that joins the comma of the proxy", for: ["1.2.3.4\u{600}, 203.0.113.9"],
            is: "203.0.113.9"),
        Hops(
            "the same in Forwarded", forwarded: ["for=1.2.3.4\u{600}, for=203.0.113.9"], is: "203.0.113.9"),
        Hops("two proxies", for: ["203.0.113.9, 10.0.0.2"], is: "203.0.113.9"),
        Hops("proxies only", for: ["10.0.0.3, 10.0.0.2"], is: "10.0.0.3"),
        Hops("nonsense at the right: the peer", for: ["203.0.113.9, nonsense"], is: "10.0.0.1"),
        Hops("nonsense behind a proxy: that proxy", for: ["nonsense, 10.0.0.2"], is: "10.0.0.2"),
        Hops(
            "nonsense left of the client is never read", for: ["nonsense,,, 203.0.113.9"], is: "203.0.113.9"),
        Hops("an empty hop", for: ["203.0.113.9,"], is: "10.0.0.1"),
        Hops("an empty field", for: [""], is: "10.0.0.1"),
        Hops("unknown, as RFC 7239 says", forwarded: ["for=unknown"], is: "10.0.0.1"),
        Hops("a port", for: ["203.0.113.9:4711"], is: "203.0.113.9"),
        Hops("a port that is none", for: ["203.0.113.9:x"], is: "10.0.0.1"),
        Hops("an empty port", for: ["203.0.113.9:"], is: "10.0.0.1"),
        Hops("leading zeros mean two addresses", for: ["203.0.113.09"], is: "10.0.0.1"),
        Hops("IPv6", for: ["2001:db8::9"], is: "2001:db8::9"),
        Hops("IPv6 in brackets", for: ["[2001:db8::9]"], is: "2001:db8::9"),
        Hops("IPv6 with a port", for: ["[2001:db8::9]:4711"], is: "2001:db8::9"),
        Hops("IPv6 in an open bracket", for: ["[2001:db8::9"], is: "10.0.0.1"),
        Hops("IPv4 mapped into IPv6 is IPv4", for: ["::ffff:203.0.113.9"], is: "203.0.113.9"),
        Hops(
            "a trusted proxy mapped into IPv6", peer: "::ffff:10.0.0.1", for: ["203.0.113.9"],
            is: "203.0.113.9"),
        Hops("an IPv6 proxy", peer: "2001:db8:1::5", for: ["203.0.113.9"], is: "203.0.113.9"),
        Hops("a tab for a blank", for: ["1.2.3.4,\t203.0.113.9 "], is: "203.0.113.9"),
        Hops("Forwarded", forwarded: ["for=203.0.113.9;proto=https;by=10.0.0.1"], is: "203.0.113.9"),
        Hops("Forwarded, any case and order", forwarded: ["proto=http; FOR=203.0.113.9"], is: "203.0.113.9"),
        Hops(
            "Forwarded, two hops", forwarded: ["for=1.2.3.4, for=203.0.113.9, for=10.0.0.2"],
            is: "203.0.113.9"),
        Hops("Forwarded, quoted IPv6", forwarded: [#"for="[2001:db8::9]:4711""#], is: "2001:db8::9"),
        Hops(
            "Forwarded, a comma in quotes", forwarded: [#"for=203.0.113.9;by="a,for=1.2.3.4""#],
            is: "203.0.113.9"),
        Hops("Forwarded, an open quote", forwarded: [#"for=1.2.3.4, for="203.0.113.9"#], is: "10.0.0.1"),
        Hops(
            "Forwarded, an open quote swallows nothing", forwarded: [#"for="x, for=203.0.113.9"#],
            is: "203.0.113.9"),
        Hops("Forwarded, for twice in one hop", forwarded: ["for=203.0.113.9;for=1.2.3.4"], is: "10.0.0.1"),
        Hops("Forwarded, hidden", forwarded: ["for=_secret"], is: "10.0.0.1"),
        Hops(
            "X-Forwarded-For before Forwarded", for: ["203.0.113.9"], forwarded: ["for=1.2.3.4"],
            is: "203.0.113.9"),
    ]
}

@Suite struct ClientAddressTests {
    private func proxies() throws -> TrustedProxies {
        TrustedProxies([try AddressRange("10.0.0.0/8"), try AddressRange("2001:db8:1::/48")])
    }

    @Test(arguments: Hops.table)
    func `the rightmost address that is not a trusted proxy is used`(_ hops: Hops) throws {
        let found = ClientAddress.find(
            peer: try #require(Address(hops.peer)), forwardedFor: hops.forwardedFor,
            forwarded: hops.forwarded,
            proxies: try proxies()
        )

        #expect(found == Address(hops.client))
    }

    @Test func `a long chain of proxies is read only up to a limit`() throws {
        let chain = "203.0.113.9" + String(repeating: ", 10.0.0.2", count: 100)

        let found = ClientAddress.find(
            peer: try #require(Address("10.0.0.1")), forwardedFor: [chain], forwarded: [],
            proxies: try proxies()
        )

        #expect(found == Address("10.0.0.2"))
    }

    private func request(peer: String, _ headers: [String: String]) throws -> ClientRequest {
        ClientRequest(peer: try #require(Address(peer)), rules: ClientRules(proxies: try proxies())) {
            headers[$0].map { [$0] } ?? []
        }
    }

    @Test(arguments: [
        ("http://shop.example", "shop.example", true), ("https://shop.example", "shop.example", true),
        ("http://shop.example:80", "shop.example", true), ("http://SHOP.example", "shop.EXAMPLE", true),
        ("http://127.0.0.1:8080", "127.0.0.1:8080", true), ("http://127.0.0.1:8081", "127.0.0.1:8080", false),
        ("http://evil.example", "shop.example", false),
        ("http://shop.example.evil.example", "shop.example", false),
        ("null", "shop.example", false), ("file://", "", false), ("http://", "", false),
        ("http://[::1]:1", "[::1]:1", true),
        ("ftp://shop.example", "shop.example", false),
    ])
    func `a page from the server's own host is recognised`(origin: String, host: String, isOurs: Bool) throws
    {
        #expect(try request(peer: "203.0.113.9", ["origin": origin, "host": host]).isFromOurPages == isOurs)
    }

    @Test(arguments: [
        ("https://chat.example.com", "chat.example.com", true), ("https://chat.example.com", "inner", true),
        ("https://chat.example.com:443", "chat.example.com", true), ("https://a.example:8443", "inner", true),
        ("https://a.example", "a.example", false), ("https://evil.example", "evil.example", false),
        ("http://evil.example:8080", "evil.example:8080", false),
        ("http://localhost:8080", "localhost:8080", true), ("http://127.0.0.1:1", "127.0.0.1:1", true),
        ("http://192.168.1.5:8080", "192.168.1.5:8080", true), ("http://[::1]:8080", "[::1]:8080", true),
        ("http://192.168.1.5:8080", "chat.example.com", false), ("http://8.8.8.8", "8.8.8.8", false),
        ("http://127.0.0.1.evil.example", "127.0.0.1.evil.example", false),
    ])
    func `with configured hosts, only they and private addresses are recognised`(
        origin: String, host: String, isOurs: Bool
    ) throws {
        let rules = ClientRules(
            ownHosts: try #require(OwnHosts(names: ["Chat.example.com", "a.example:8443"])))
        let request = ClientRequest(peer: try #require(Address("203.0.113.9")), rules: rules) {
            ["origin": [origin], "host": [host]][$0] ?? []
        }

        #expect(request.isFromOurPages == isOurs)
    }

    @Test(arguments: ["https://chat.example.com", "a b", "", "a/b", "user@host"])
    func `an invalid host cannot be configured`(name: String) {
        #expect(OwnHosts(names: [name]) == nil)
    }

    @Test func `over TLS only cookies with the __Host- prefix are read`() throws {
        let headers = [
            "x-forwarded-proto": "https",
            "cookie": "foyer_session=planted; __Host-foyer_session=own; foyer_device=planted",
        ]

        let secure = try request(peer: "10.0.0.1", headers)
        let plain = try request(peer: "203.0.113.9", headers)

        #expect(secure.sessionCookie == "own" && secure.deviceCookie == nil)
        #expect(plain.sessionCookie == "planted" && plain.deviceCookie == "planted")
    }

    @Test func `a user agent is cut to its limit`() throws {
        let long = String(repeating: "é", count: 9_000)
        #expect(try request(peer: "203.0.113.9", ["user-agent": long]).userAgent.utf8.count == 512)
        #expect(try request(peer: "203.0.113.9", ["user-agent": "Firefox"]).userAgent == "Firefox")
    }

    @Test func `a request without Origin is not from our own pages`() throws {
        #expect(try !request(peer: "203.0.113.9", ["host": "shop.example"]).isFromOurPages)
    }

    @Test func `forwarded TLS and host are believed only from a trusted proxy`() throws {
        let headers = [
            "x-forwarded-proto": "https", "x-forwarded-host": "shop.example", "host": "inner",
            "origin": "http://shop.example",
        ]

        let proxied = try request(peer: "10.0.0.1", headers)
        let direct = try request(peer: "203.0.113.9", headers)

        #expect(proxied.secure && proxied.host == "shop.example")
        #expect(!proxied.isFromOurPages, "a page served without TLS has another origin than one with TLS")
        #expect(!direct.secure && direct.host == "inner")
    }

    @Test(
        arguments: [
            ("foyer_session=abc", "abc"), ("a=1; foyer_session=abc; b=2", "abc"), ("xfoyer_session=no", nil),
            ("foyer_sessionx=no", nil), ("foyer_session", nil), ("foyer_session=", ""),
        ] as [(String, String?)])
    func `the session is read from the cookies`(field: String, session: String?) throws {
        #expect(try request(peer: "203.0.113.9", ["cookie": field]).sessionCookie == session)
    }
}
