import FoyerCore
@testable import FoyerSessions

/// The client of a request, and its cookies. The input is a header sent by the client; a trusted proxy's entry after it counts.
let headers = Target(
    name: "headers",
    check: { bytes in
        var input = Input(bytes)
        let choice = input.byte()
        let strange = String(decoding: input.rest(), as: UTF8.self)
        HeadersCheck.strangerIsIgnored(strange)
        HeadersCheck.proxyIsHeard(behind: strange, isSameField: choice & 1 == 0)
        HeadersCheck.cookieIsFound(behind: strange)
        HeadersCheck.originIsSane(strange)
    },
    worst: [
        Worst("forwarded for commas", repeating: ",") { HeadersCheck.run("x-forwarded-for", $0) },
        Worst("forwarded for proxies", repeating: "10.0.0.1,") { HeadersCheck.run("x-forwarded-for", $0) },
        Worst("forwarded commas", repeating: ",") { HeadersCheck.run("forwarded", $0) },
        Worst("forwarded semicolons", repeating: "for=;") { HeadersCheck.run("forwarded", $0) },
        Worst("forwarded quotes", repeating: "\"") { HeadersCheck.run("forwarded", $0) },
        Worst("forwarded blanks", repeating: " ") { HeadersCheck.run("forwarded", $0) },
        Worst("forwarded marks", "for=e", repeating: "\u{301}") { HeadersCheck.run("forwarded", $0) },
        Worst("cookies", repeating: ";") { HeadersCheck.run("cookie", $0) },
        Worst("cookies of blanks", repeating: " ") { HeadersCheck.run("cookie", $0) },
        Worst("cookies of ours", repeating: "foyer_session;") { HeadersCheck.run("cookie", $0) },
        Worst("origin", "https://", repeating: "a.") { HeadersCheck.run("origin", $0) },
    ]
)

private enum HeadersCheck {
    static let proxy = Address(ipv4: 0x0A00_0001)
    static let stranger = Address(ipv4: 0xC633_6407)
    /// In the order in which proxies might be chained in front of Foyer.
    static let proxies = TrustedProxies([AddressRange(proxy)])

    static func request(
        from peer: Address, _ fields: [String: [String]]
    ) -> ClientRequest {
        ClientRequest(peer: peer, rules: ClientRules(proxies: proxies)) { fields[$0] ?? [] }
    }

    static func strangerIsIgnored(_ text: String) {
        let fields = ["x-forwarded-for": [text], "forwarded": [text], "x-forwarded-host": [text]]
        let request = request(from: stranger, fields)
        expect(
            request.address == stranger && request.host == nil, "a stranger is believed: \(request.address)")
        // Not even "unknown": an entry that no proxy vouches for leaves the last known address.
        let other = self.request(from: proxy, ["x-forwarded-for": [text]]).address
        expect(other != .unspecified || text.contains("::"), "is unspecified")
    }

    /// An entry to the left of the proxy's does not change the result.
    static func proxyIsHeard(behind text: String, isSameField: Bool) {
        for (address, spelled) in [(stranger, "198.51.100.7"), (far, "\"[2001:db8::7]:4711\"")] {
            let element = "for=\(spelled);proto=https"
            let fields = isSameField ? [text + ", " + element] : [text, element]
            let found = request(from: proxy, ["forwarded": fields]).address
            expect(found == address, "Forwarded \(fields): \(found)")
        }
        for (address, spelled) in [
            (stranger, "198.51.100.7"), (far, "2001:db8::7"), (stranger, "198.51.100.7:80"),
        ] {
            let fields = isSameField ? [text + ", " + spelled] : [text, spelled]
            let found = request(from: proxy, ["x-forwarded-for": fields]).address
            expect(found == address, "X-Forwarded-For \(fields): \(found)")
        }
    }

    private static let far = Address(high: 0x2001_0DB8_0000_0000, low: 7)

    /// Other cookies, whatever their form, do not hide ours.
    static func cookieIsFound(behind text: String) {
        guard !text.contains(AgentCookie.session.name(secure: false)) else { return }
        let found = request(from: stranger, ["cookie": [text + "; foyer_session=right; other=1"]])
            .sessionCookie
        expect(found == "right", "cookie behind \(text): \(found ?? "none")")
        let absent = request(from: stranger, ["cookie": [text]]).sessionCookie
        expect(absent == nil, "a cookie that is not there: \(absent ?? "")")
    }

    /// A page is our own only if its host is.
    static func originIsSane(_ text: String) {
        let fields = ["origin": [text], "host": ["shop.example"]]
        guard request(from: stranger, fields).isFromOurPages else { return }
        let origins = [
            "https://shop.example", "http://shop.example", "https://shop.example:443",
            "http://shop.example:80",
        ]
        expect(
            origins.contains {
                text.utf8.elementsEqual($0.utf8) || text.lowercased().utf8.elementsEqual($0.utf8)
            }, "ours: \(text)")
    }

    static func run(_ name: String, _ bytes: [UInt8]) {
        let request = request(
            from: proxy, [name: [String(decoding: bytes, as: UTF8.self)], "host": ["shop.example"]])
        _ = (request.address, request.isFromOurPages)
    }
}
