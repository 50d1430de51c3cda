import FoyerCore
import FoyerWire
import Testing

private let cast = WireCast.self

struct MalformedFrameTests {
    @Test(arguments: [
        ("", MalformedFrame.notJSON(at: 0)),
        ("hello", .notJSON(at: 0)),
        (#"{"type":"ping"} x"#, .notJSON(at: 16)),
        (#"[]"#, .wrongType(field: "(all)", expected: "an object")),
        (#"{}"#, .missing(field: "type")),
        (#"{"type":null}"#, .missing(field: "type")),
        (#"{"type":7}"#, .wrongType(field: "type", expected: "a text")),
        (#"{"type":"dance"}"#, .unknownType("dance")),
        (#"{"type":"send","text":"x"}"#, .missing(field: "draft")),
        (
            #"{"type":"send","draft":"a b","text":"x"}"#,
            .notAllowed(field: "draft", allowed: "1 to 36 letters, digits, - or _")
        ),
        (#"{"type":"send","draft":"a","text":""}"#, .empty(field: "text")),
        (#"{"type":"send","draft":"a","text":["x"]}"#, .wrongType(field: "text", expected: "a text")),
        (#"{"type":"read","chat":"c","sequence":1}"#, .notAllowed(field: "chat", allowed: "an id")),
        (
            #"{"type":"read","chat":"0000000000000000000000chat","sequence":"1"}"#,
            .wrongType(field: "sequence", expected: "a whole number")
        ),
        (
            #"{"type":"read","chat":"0000000000000000000000chat","sequence":1.5}"#,
            .wrongType(field: "sequence", expected: "a whole number")
        ),
        (
            #"{"type":"read","chat":"0000000000000000000000chat","sequence":-1}"#,
            .notAllowed(field: "sequence", allowed: "between 0 and 9007199254740991")
        ),
        (
            #"{"type":"read","chat":"8000000000000000000000chat","sequence":1}"#,
            .notAllowed(field: "chat", allowed: "an id")
        ),
        (#"{"type":"page","tab":"t","focused":true}"#, .missing(field: "page")),
        (
            #"{"type":"page","tab":"t","focused":true,"page":"x"}"#,
            .wrongType(field: "page", expected: "an object")
        ),
        (#"{"type":"page","tab":"t","focused":true,"page":{"title":"x"}}"#, .missing(field: "page.url")),
        (
            #"{"type":"page","tab":"t","focused":1,"page":{"url":"x"}}"#,
            .wrongType(field: "focused", expected: "true or false")
        ),
        (#"{"type":"hello","protocol":2}"#, .notAllowed(field: "protocol", allowed: "between 1 and 1")),
        (#"{"type":"history","before":7}"#, .wrongType(field: "before", expected: "an object")),
        (#"{"type":"history","before":{}}"#, .missing(field: "before.chat")),
        (
            #"{"type":"identify","request":"a b"}"#,
            .notAllowed(field: "request", allowed: "1 to 36 letters, digits, - or _")
        ),
        (#"{"type":"set","variables":7}"#, .wrongType(field: "variables", expected: "an object")),
    ])
    func `a malformed visitor frame is refused with the reason`(text: String, fault: MalformedFrame) {
        #expect(throws: fault) { try VisitorCommand(frame: Array(text.utf8)) }
    }

    @Test(arguments: [
        (
            #"{"type":"watch","offset":0,"count":201}"#,
            MalformedFrame.notAllowed(field: "count", allowed: "between 1 and 200")
        ),
        (
            #"{"type":"watch","offset":0,"count":9,"filter":{"statuses":["end","gone"]}}"#,
            .notAllowed(
                field: "filter.statuses.1",
                allowed:
                    "one of inSite, waitingForChat, chatting, chattingWithFlow, chattingWithBot, manuallyInvited, "
                    + "refusedByAgent, refusedByVisitor, end"
            )
        ),
        (
            #"{"type":"hello","protocol":1,"chats":[{"chat":"0000000000000000000000chat"}]}"#,
            .missing(field: "chats.0.after")
        ),
        (#"{"type":"command","request":1,"command":{"type":"accept"}}"#, .missing(field: "command.visitor")),
        (#"{"type":"command","request":1,"command":{"type":"delete"}}"#, .unknownType("delete")),
        (
            #"{"type":"command","request":1,"command":{"type":"transfer","visitor":"0000000000000000000000vera"}}"#,
            .missing(field: "command.toAgent")
        ),
        (
            #"{"type":"command","request":1,"command":{"type":"availability","availability":"asleep"}}"#,
            .notAllowed(field: "command.availability", allowed: "one of online, away, offline")
        ),
    ])
    func `a malformed agent frame is refused with the reason`(text: String, fault: MalformedFrame) {
        #expect(throws: fault) { try AgentFrame(frame: Array(text.utf8)) }
    }

    @Test func `a message has at most as many code points as the limit`() throws {
        func send(_ count: Int) throws -> VisitorCommand {
            let text = String(repeating: "\u{1F499}", count: count)
            return try VisitorCommand(frame: Array(#"{"type":"send","draft":"a","text":"\#(text)"}"#.utf8))
        }
        _ = try send(4_000)
        #expect(throws: MalformedFrame.tooLong(field: "text", limit: 4_000, got: 4_001)) { try send(4_001) }
    }

    @Test func `the longest message fits a visitor's frame`() {
        let text = String(repeating: "\u{1F499}", count: WireLimit.message)
        let frame = #"{"type":"send","draft":"\#(String(repeating: "d", count: 36))","text":"\#(text)"}"#
        #expect(frame.utf8.count <= WireLimit.visitorFrame)
    }

    @Test func `a title is cut between characters`() throws {
        // A family emoji is one character of seven code points; the 256th code point is within the 37th of them.
        let family = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466}"
        let title = String(repeating: family, count: 37)
        let text = #"{"type":"page","tab":"t","focused":true,"page":{"url":"u","title":"\#(title)"}}"#

        let command = try VisitorCommand(frame: Array(text.utf8))

        let page = Page(url: "u", title: String(repeating: family, count: 36))
        #expect(command == .page(tab: "t", PageReport(page: page), focused: true))
    }

    @Test func `an invalid variable affects no other`() throws {
        func set(_ members: String) throws -> VariableChange {
            let command = try VisitorCommand(frame: Array(#"{"type":"set","variables":{\#(members)}}"#.utf8))
            guard case .set(let change) = command else { return VariableChange([:]) }
            return change
        }
        let long = String(repeating: "é", count: 300)
        let name = String(repeating: "n", count: 65)

        let change = try set(
            #""plan":"gold","note":"\#(long)","\#(name)":"x","seats":3,"\u200b":"x","old":null,"ok":"\ud83d","two":"a\nb""#
        )

        #expect(
            change.variables == [
                "plan": "gold", "note": String(repeating: "é", count: 256), "ok": "\u{FFFD}", "two": "a b",
            ])
        #expect(
            change.faults == [
                VariableChange.Fault("note", .textCut),
                VariableChange.Fault(String(repeating: "n", count: 64), .nameTooLong),
                VariableChange.Fault("seats", .notText), VariableChange.Fault("", .nameBlank),
            ])
        let many = try set((0..<70).map { #""v\#($0)":"x""# }.joined(separator: ","))
        #expect(many.variables.count == 50)
        #expect(many.faults.count == VariableChange.faultLimit)
        #expect(many.faults.first == VariableChange.Fault("v50", .tooMany))
    }

    @Test func `a refusal names the command, the draft and the request of a malformed frame`() {
        let visitors = FrameSummary(of: Array(#"{"type":"send","draft":"d-1","text":7}"#.utf8))
        #expect(visitors.type == "send")
        #expect(visitors.draft == "d-1")
        let agents = FrameSummary(
            of: Array(#"{"type":"command","request":7,"command":{"type":"accept"}}"#.utf8))
        #expect(agents.type == "accept")
        #expect(agents.request == 7)
        #expect(FrameSummary(of: Array("nonsense".utf8)).type == nil)
    }

    @Test func `every refusal has a title and an error status`() {
        for code in RefusalCode.allCases {
            #expect(!code.title.isEmpty)
            #expect((400..<600).contains(code.httpStatus))
        }
    }
}
