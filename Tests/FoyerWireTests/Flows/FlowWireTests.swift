import FoyerCore
import FoyerWire
import Testing

private let cast = WireCast.self

/// One node of each kind, and each kind of question, target, condition and test.
private let everything = Flow(
    id: cast.flow, name: "Everything", version: 7, start: "hello",
    nodes: [
        "hello": .sendMessage(text: "Hello {name}!", next: "what?"),
        "what?": .ask(
            FlowQuestion(
                kind: .choice(["Shoes", "“Hats”"]), field: "what", prompt: "What?",
                complaint: "One of these.",
                retries: 0, next: "mail", failed: "agent")),
        "mail": .ask(
            FlowQuestion(
                kind: .email, field: "email", prompt: "Mail?", complaint: "", next: "free", failed: "queue")),
        "free": .ask(
            FlowQuestion(
                kind: .text, field: "note", prompt: "Note?", complaint: "", next: "set", failed: "end")),
        "set": .setField(field: "seen", value: "", next: "fork"),
        "fork": .branch(
            FlowBranch(
                match: .any,
                conditions: [
                    .field("what", .is("Shoes")), .field("note", .isNot("x")), .field("note", .isEmpty),
                    .field("note", .isGiven), .page(.contains("/cart")), .country(.startsWith("D")),
                    .agentsOnline(false),
                ], then: "wait", otherwise: "bot")),
        "wait": .wait(.seconds(5), next: "routing"),
        "bot": .letBotAnswer(cast.bot, handedOver: "routing", ended: "other"),
        "other": .goToFlow(cast.flow),
        "agent": .transfer(.agent(cast.ana)),
        "queue": .transfer(.queue(cast.support)),
        "routing": .transfer(.widgetRouting),
        "end": .end,
    ])

struct FlowWireTests {
    @Test func `a flow matches its golden file`() throws {
        try Golden.check(everything, against: "flow", in: "http")
    }

    @Test func `an exported flow can be imported unchanged`() throws {
        #expect(try Flow(json: everything.encoded()) == everything)
        #expect(try Flow(json: try Golden.bytes(of: "flow", in: "http")) == everything)
    }

    @Test(arguments: [
        (#"{"type":"dance"}"#, "nodes.a.type"), (#"{"type":"wait","span":-1,"next":"a"}"#, "nodes.a.span"),
        (#"{"type":"wait","span":1}"#, "nodes.a.next"), (#"[]"#, "nodes.a"),
        (
            #"{"type":"branch","match":"all","conditions":[{"of":"moon"}],"then":"a","otherwise":"a"}"#,
            "nodes.a.conditions.0.of"
        ),
        (
            #"{"type":"ask","kind":"choice","choices":["x",""],"field":"f","prompt":"p","next":"a","failed":"a"}"#,
            "nodes.a.choices.1"
        ),
    ])
    func `the error names the path of a fault in a flow`(node: String, field: String) throws {
        let text = #"{"id":"\#(cast.flow)","name":"n","version":1,"start":"a","nodes":{"a":\#(node)}}"#
        let fault = #expect(throws: MalformedFrame.self) { try Flow(json: Array(text.utf8)) }
        #expect(fault?.field == field)
    }
}
