import FoyerCore
import TestSupport
import Testing

struct WidgetDomainsTests {
    private static func widget(_ domains: String...) -> Widget {
        Widget(
            id: Cast.tulip.id, name: "Tulip", title: "Tulip", queue: Cast.support.id, domains: domains)
    }

    private let widget = WidgetDomainsTests.widget(
        "tulip.example", "*.shop.example", "[2001:db8::1]", "xn--tlp-ioa.example")

    @Test(arguments: [
        "https://tulip.example", "http://tulip.example", "https://tulip.example:8443",
        "HTTPS://Tulip.Example",
        "https://a.shop.example", "https://a.b.shop.example:444", "https://[2001:db8::1]:8080",
        "https://[2001:db8::1]", "https://xn--tlp-ioa.example",
    ])
    func `an allowed page matches regardless of port and case`(origin: String) {
        #expect(widget.allows(origin: origin))
    }

    @Test(arguments: [
        "https://badtulip.example", "https://tulip.example.evil.example", "https://www.tulip.example",
        "https://shop.example", "https://badshop.example", "https://.shop.example", "https://tulip.example.",
        "https://tulip.example@evil.example", "https://evil.example@tulip.example",
        "https://tulip.example:443@evil.example", "https://evil.example/tulip.example",
        "https://evil.example?tulip.example", "https://evil.example#.shop.example",
        "https://evil.example\\.shop.example", "https://evil.example .shop.example", "null", "", "https://",
        "https://:443", "file://tulip.example", "ftp://tulip.example", "tulip.example", "//tulip.example",
        "https://[2001:db8::2]", "https://2001:db8::1", "https://[2001:db8::1",
        "https://[2001:db8::1]evil.example",
        "https://tülip.example", "https://tulip.example:evil.example", "https://tulip.example:",
        "https://a\u{0}.shop.example",
    ])
    func `other pages do not match`(origin: String) {
        #expect(!widget.allows(origin: origin))
    }

    @Test func `a widget without domains is allowed on no website`() {
        #expect(!Self.widget().allows(origin: "https://tulip.example"))
    }

    @Test func `case in the setting does not matter`() {
        #expect(Self.widget("*.Shop.EXAMPLE").allows(origin: "https://a.shop.example"))
    }
}
