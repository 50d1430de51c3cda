import FoyerCore
import FoyerWire
import Testing

struct WidgetShapeTests {
    private static func welcome(_ widget: Widget) -> String {
        let welcome = VisitorWelcome(
            visitor: WireCast.vera, token: "t", name: "Swift Otter", boot: "b", now: WireCast.noon,
            widget: widget, online: true, status: .inSite)
        return String(decoding: welcome.encoded(), as: UTF8.self)
    }

    @Test func `pages learn when the button is hidden, and nothing of what only agents see`() {
        var widget = WireCast.widget
        #expect(!Self.welcome(widget).contains("hidden"))
        widget.hidesWhenAway = true
        widget.domains = ["secret.example"]
        let text = Self.welcome(widget)
        #expect(text.contains(#""hidden":"away""#))
        #expect(!text.contains("secret.example") && !text.contains("domains"))
    }

    @Test func `what is shown can be sent back`() throws {
        var widget = WireCast.widget
        widget.start = .bot(WireCast.id("b0t"))
        widget.domains = ["a.example", "*.b.example"]
        let shown = WidgetShape(widget, pages: 3, chats: 1).encoded()

        let change = try WidgetRequest(body: shown).change

        #expect(WireCast.widget.applying(change) == widget)
        #expect(String(decoding: shown, as: UTF8.self).contains(#""pages":3"#))
    }
}
