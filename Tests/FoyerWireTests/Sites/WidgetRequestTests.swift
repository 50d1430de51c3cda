import FoyerCore
import FoyerWire
import Testing

struct WidgetRequestTests {
    private func read(_ text: String) throws(MalformedFrame) -> WidgetChange {
        try WidgetRequest(body: Array(text.utf8)).change
    }

    @Test func `what is absent changes nothing`() throws {
        #expect(try read("{}") == WidgetChange())
        #expect(try WidgetRequest(body: Array("{}".utf8)).copyOf == nil)
    }

    @Test func `every setting is taken`() throws {
        let id = "\(WireCast.support)"
        let change = try read(
            #"""
            {"name":"Shop","title":"T","subtitle":"S","greeting":"","accent":"#ABCDEF","side":"left","offsetX":0,"offsetY":200,
             "start":{"is":"flow","id":"\#(id)"},"queue":"\#(id)","domains":["a.example"],"typingPreview":false,"consent":true,
             "hidesWhenAway":true,"enabled":false}
            """#)
        let before = WireCast.widget
        let after = before.applying(change)
        for (old, new) in zip(before.settings, after.settings) where old.name != "subtitle" {
            #expect(old.value != new.value || old.name == "greeting" || old.name == "queue", "\(old.name)")
        }
        #expect(after.accent == "#abcdef")
        #expect(after.revision != before.revision)
    }

    @Test(arguments: ["#fff", "0f766e", "#0f766g", "#0f766e0", "red", "", "#０f766e"])
    func `an accent is six hexadecimal digits after #`(text: String) {
        #expect(throws: MalformedFrame.notAllowed(field: "accent", allowed: "a color such as #0f766e")) {
            try read(#"{"accent":"\#(text)"}"#)
        }
    }

    @Test(arguments: ["-1", "201", "1e9"])
    func `an offset is within the bounds`(number: String) {
        #expect(throws: MalformedFrame.self) { try read(#"{"offsetX":\#(number)}"#) }
        #expect(throws: MalformedFrame.self) { try read(#"{"offsetY":\#(number)}"#) }
    }

    @Test(arguments: [#"{"is":"flow"}"#, #"{"is":"bot","id":"x"}"#, #"{"is":"agent"}"#, #""queue""#, "{}"])
    func `a flow or bot that answers first is named with an id`(start: String) {
        #expect(throws: MalformedFrame.self) { try read(#"{"start":\#(start)}"#) }
    }

    @Test func `a list of domains has a limit, and holds texts`() {
        let many = Array(repeating: #""a.example""#, count: Widget.domainLimit + 1).joined(separator: ",")
        #expect(
            throws: MalformedFrame.tooLong(
                field: "domains", limit: Widget.domainLimit, got: Widget.domainLimit + 1)
        ) { try read(#"{"domains":[\#(many)]}"#) }
        #expect(throws: MalformedFrame.wrongType(field: "domains.1", expected: "a text")) {
            try read(#"{"domains":["a.example",7]}"#)
        }
    }
}
