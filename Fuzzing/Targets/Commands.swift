import FoyerCore
@testable import FoyerWire

/// Commands of visitors, by socket and by POST.
let visitor = Target(
    name: "visitor",
    check: { bytes in
        if let command = decoded(bytes, VisitorCommand.init(frame:)) { LimitsCheck.check(command) }
        if let post = decoded(bytes, VisitorPost.init(body:)) { LimitsCheck.check(post.command) }
        _ = FrameSummary(of: bytes)
    },
    worst: CommandWorst.texts { _ = try? VisitorCommand(frame: $0) } + [
        Worst("variables", #"{"type":"set","variables":{"#, repeating: #""a1":"b","#, #""a":"b"}}"#) {
            _ = try? VisitorCommand(frame: $0)
        },
        Worst(
            "a title of marks", #"{"type":"page","tab":"a","focused":true,"page":{"url":"u","title":"e"#,
            repeating: "\u{301}", #""}}"#
        ) { _ = try? VisitorCommand(frame: $0) },
        Worst(
            "a title of joined signs",
            #"{"type":"page","tab":"a","focused":true,"page":{"url":"u","title":""#,
            repeating: "👩‍", #""}}"#
        ) { _ = try? VisitorCommand(frame: $0) },
        Worst(
            "a title of flags", #"{"type":"page","tab":"a","focused":true,"page":{"url":"u","title":""#,
            repeating: "🇩", #""}}"#
        ) { _ = try? VisitorCommand(frame: $0) },
    ]
)

/// Commands of consoles.
let agent = Target(
    name: "agent",
    check: { bytes in
        _ = decoded(bytes, AgentFrame.init(frame:))
        _ = decoded(bytes, AgentCommand.init(body:))
    },
    worst: CommandWorst.texts { _ = try? AgentFrame(frame: $0) } + [
        Worst(
            "chats to resume", #"{"type":"hello","protocol":1,"chats":["#,
            repeating: #"{"chat":"00000000000000000000000000","after":1},"#, "1]}"
        ) { _ = try? AgentFrame(frame: $0) },
        Worst(
            "a filter of marks", #"{"type":"watch","offset":0,"count":9,"filter":{"text":"e"#,
            repeating: "\u{301}", #""}}"#
        ) { _ = try? AgentFrame(frame: $0) },
    ]
)

/// Requests to the Ban List.
let bans = Target(
    name: "bans",
    check: { bytes in
        _ = decoded(bytes, BanChange.init(body:))
        guard let request = decoded(bytes, BanRequest.init(body:)) else { return }
        switch request.subject {
        case .visitor: break
        case .cidr(let text): AddressCheck.range(text)
        case .addresses(let start, let end):
            AddressCheck.range(start)
            AddressCheck.range(end)
        }
    },
    worst: CommandWorst.texts { _ = try? BanRequest(body: $0) }
)

/// Imported flows; written and read again they are equal.
let flows = Target(
    name: "flows",
    check: { bytes in
        guard let flow = decoded(bytes, Flow.init(json:), ignoresNames: false) else { return }
        expect((try? Flow(json: flow.encoded())) == flow, "written and read: \(flow)")
    },
    worst: [
        Worst(
            "nodes", #"{"id":"00000000000000000000000000","name":"a","version":1,"start":"a","nodes":{"#,
            repeating: #""a":{"type":"end"},"#, #""b":{"type":"end"}}}"#
        ) { _ = try? Flow(json: $0) }
    ]
)

/// Decodes an input, and checks that another spelling of it gives the same result. nil: it is refused.
private func decoded<Value: Equatable>(
    _ bytes: [UInt8], _ decode: ([UInt8]) throws(MalformedFrame) -> Value, ignoresNames: Bool = true
) -> Value? {
    let result = outcome(bytes, decode)
    if case .failure(let fault) = result {
        // A fault's description is short whatever was sent, since it is returned to the sender.
        expect(fault.detail.utf8.count < 1_500, "says \(fault.detail.utf8.count) bytes: \(fault.detail)")
    }
    guard let document = try? JSONDocument(bytes) else {
        if case .success(let value) = result { expect(false, "taken, and is no JSON: \(value)") }
        return nil
    }
    let respelled = Respelling(document, of: ignoresNames ? .command : .everything).bytes
    switch (result, outcome(respelled, decode)) {
    case (.success(let one), .success(let other)):
        expect(one == other, "\(one) is \(other) when respelled")
        return one
    case (.failure, .failure): break  // either of two faults may be reported
    case (.success, .failure(.notJSON)): break  // the additional member is one level too deep
    case (.success(let value), .failure(let fault)): expect(false, "\(value) is \(fault) when respelled")
    case (.failure(let fault), .success(let value)): expect(false, "\(fault) is \(value) when respelled")
    }
    return nil
}

private func outcome<Value>(
    _ bytes: [UInt8], _ decode: ([UInt8]) throws(MalformedFrame) -> Value
) -> Result<Value, MalformedFrame> {
    do { return .success(try decode(bytes)) } catch { return .failure(error) }
}

/// An accepted command is within the limits of docs/protocol.md.
private enum LimitsCheck {
    static func check(_ command: VisitorCommand) {
        switch command {
        case .hello(let hello):
            check(hello.page, hello.tab)
            expect(
                hello.screen.unicodeScalars.count <= 16 && hello.timeZone.unicodeScalars.count <= 64, "hello")
            expect(hello.resume?.after ?? 0 >= 0, "resumes before the beginning")
        case .page(let tab, let page, _): check(page, tab)
        case .send(let draft, let text):
            expect((1...36).contains(draft.utf8.count), "draft \(draft)")
            expect((1...4_000).contains(text.unicodeScalars.count), "\(text.unicodeScalars.count) characters")
        case .typing(let text): expect(text.unicodeScalars.count <= 4_000, "typing")
        case .received(_, let sequence), .read(_, let sequence), .fetch(_, let sequence):
            expect((0...9_007_199_254_740_991).contains(sequence), "sequence \(sequence)")
        case .set(let change):
            let variables = change.variables
            expect(variables.count <= 50, "\(variables.count) variables")
            for (name, text) in variables {
                expect((1...64).contains(name.unicodeScalars.count), "name \(name)")
                expect(text.unicodeScalars.count <= 256, "text \(text)")
            }
        case .identify(let identity, let request):
            for (field, text) in identity.contact {
                guard let line = try? field.checked(text) else { continue }
                expect(line != "" && line.unicodeScalars.count <= field.limit, "\(field) \(line)")
            }
            expect((1...36).contains(request?.utf8.count ?? 1), "request \(request ?? "")")
        case .focus(let tab, _), .leave(let tab): expect((1...36).contains(tab.utf8.count), "tab \(tab)")
        case .open, .end, .answer, .decline, .logout, .ping, .history: break
        }
    }

    private static func check(_ report: PageReport, _ tab: String) {
        expect((1...36).contains(tab.utf8.count), "tab \(tab)")
        expect(report.page.url.unicodeScalars.count <= 2_048, "url")
        expect(report.page.title.unicodeScalars.count <= 256, "title")
        expect(report.referrer.unicodeScalars.count <= 2_048, "referrer")
    }
}

private enum CommandWorst {
    static func texts(_ work: @escaping @Sendable ([UInt8]) -> Void) -> [Worst] {
        [
            Worst("a type of letters", #"{"type":""#, repeating: "a", #""}"#, work: work),
            Worst(
                "a text of marks", #"{"type":"send","draft":"a","text":"e"#, repeating: "\u{301}", #""}"#,
                work: work),
            Worst("types", "{", repeating: #""type":"send","#, #""type":"page"}"#, work: work),
        ]
    }
}
