import FoyerCore
import TestSupport
import Testing

struct WidgetDomainTests {
    @Test(arguments: [
        ("shop.example.com", "shop.example.com"), ("https://shop.example.com", "shop.example.com"),
        ("http://shop.example.com:8443/cart?x=1#top", "shop.example.com"), ("localhost:3000", "localhost"),
        ("localhost/", "localhost"), ("Shop.Example.COM.", "shop.example.com"), (" a.example ", "a.example"),
        ("*.example.com", "*.example.com"), ("https://*.Example.com/", "*.example.com"),
        ("127.0.0.1:8080", "127.0.0.1"), ("[2001:DB8::1]:443", "[2001:db8::1]"), ("::1", "[::1]"),
        ("münchen.example", "xn--mnchen-3ya.example"), ("https://BÜCHER.example/", "xn--bcher-kva.example"),
        ("例え.テスト", "xn--r8jz45g.xn--zckzah"), ("my_host", "my_host"), ("shop.example:", "shop.example"),
    ])
    func `a pasted URL is reduced to its host`(text: String, host: String) throws {
        #expect(try WidgetDomain(text).description == host)
    }

    @Test(arguments: [
        "", "  ", "https://", "ftp://shop.example", "a b.example", "user@shop.example", "shop..example",
        ".example.com", "*", "*.", "shop.*", "a*.example.com", "**.example.com", "-a.example", "a-.example",
        "shop.example:http", "shop.example:123456", "[::1", "[shop]", "1.2.3.4.5", "999.1.1.1", "*.1.2.3.4",
        "javascript://shop.example", "shop,example", "shop.example;", String(repeating: "a", count: 64),
        String(repeating: "ü", count: 64), String(repeating: "a.", count: 127) + "aa",
    ])
    func `other texts are refused`(text: String) {
        #expect(throws: WidgetDomainFailure.self) { try WidgetDomain(text) }
    }

    @Test func `a host taken from a pasted URL allows that page`() throws {
        for (pasted, origin) in [
            ("https://shop.example.com:8443/cart", "https://shop.example.com:8443"),
            ("localhost:3000", "http://localhost:3000"), ("[2001:DB8:0::1]", "http://[2001:db8::1]:80"),
            ("*.example.com", "https://a.example.com"), ("bücher.example", "https://xn--bcher-kva.example"),
        ] {
            let widget = Widget(
                id: Cast.tulip.id, name: "", title: "", queue: Cast.support.id,
                domains: [try WidgetDomain(pasted).description])
            #expect(widget.allows(origin: origin), "\(pasted)")
        }
    }
}
