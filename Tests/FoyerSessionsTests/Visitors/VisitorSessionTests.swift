import FoyerBoard
import FoyerCore
import FoyerRealtime
import FoyerService
import FoyerWire
import FoyerStore
import Dispatch
import TestSupport
import Testing

@testable import FoyerSessions

private let ana = Cast.ana.id

struct VisitorSessionTests {
    @Test func `hello is answered by a welcome with a token that is valid later`() async throws {
        let tulip = try await SessionHouse()
        let first = try await tulip.visitor()
        let welcome = try #require(first.sink.frames.first, "no frame")
        #expect(welcome["type"] == "welcome")
        #expect(welcome["status"] == "inSite")
        #expect(welcome["online"] == "0")

        let again = try await tulip.visitor(token: welcome["token"])

        #expect(try await again.visitor() == first.visitor())
        #expect(tulip.house.lobby.counts.listed == 1)
    }

    @Test func `before the hello everything else is refused, and so is a second hello`() async throws {
        let tulip = try await SessionHouse()
        let client = try tulip.page()
        client.say(#"{"type":"open"}"#)
        client.say(#"{"type":"ping"}"#)
        #expect(client.sink.frames.map { $0["code"] } == ["helloExpected", "helloExpected"])
        #expect(client.sink.frames.map { $0["command"] } == ["open", "ping"])

        client.say(SessionHouse.hello())
        _ = try await client.sink.first("welcome")
        client.say(SessionHouse.hello())
        try await eventually("refusal") {
            client.sink.all("refused").contains { $0["code"] == "alreadyDone" }
        }
        client.say(#"{"type":"ping"}"#)
        _ = try await client.sink.first("pong")
    }

    @Test(
        arguments: [
            ("nonsense", "malformed", nil), ("[1]", "malformed", "(all)"),
            (#"{"tab":"t"}"#, "malformed", "type"),
            (#"{"type":"dance"}"#, "unknownType", "type"),
            (#"{"type":"send","text":"x"}"#, "malformed", "draft"),
            (#"{"type":"send","draft":"d","text":7}"#, "malformed", "text"),
            (#"{"type":"send","draft":"a b","text":"x"}"#, "malformed", "draft"),
            (#"{"type":"answer","invitation":"me"}"#, "malformed", "invitation"),
            (#"{"type":"focus","tab":"t","focused":"yes"}"#, "malformed", "focused"),
        ] as [(String, String, String?)])
    func `a malformed frame is refused with the reason, and the connection stays open`(
        frame: String, code: String, field: String?
    ) async throws {
        let client = try await SessionHouse().visitor()

        client.say(frame)

        let refusal = try await client.sink.first("refused")
        #expect(refusal["code"] == code)
        #expect(refusal["field"] == field)
        #expect(refusal["detail"]?.isEmpty == false)
        client.say(#"{"type":"ping"}"#)
        _ = try await client.sink.first("pong")
    }

    @Test func `a visitor who has left and shows a page on the same connection is asked for a new hello`()
        async throws
    {
        let tulip = try await SessionHouse()
        let client = try await tulip.visitor()
        client.say(#"{"type":"leave","tab":"t"}"#)
        await tulip.house.wait(.seconds(60))
        #expect(tulip.house.lobby.counts.listed == 0)

        client.say(
            #"{"type":"page","tab":"t","focused":true,"page":{"url":"https://tulip.example/","title":"Tulip"}}"#
        )

        _ = try await client.sink.first("later")
        #expect(client.sink.code == 1013)
        _ = try await tulip.visitor(token: try await client.sink.first("welcome")["token"])
        #expect(tulip.house.lobby.counts.online == 1)
    }

    @Test func `the sending page gets a receipt, and the visitor's other page gets the message`()
        async throws
    {
        let tulip = try await SessionHouse()
        _ = try await tulip.agent(Cast.ana)
        let writing = try await tulip.visitor()
        let chat = try await writing.send("Hello", draft: "d1")
        _ = try await tulip.house.accept(Target(writing.visitor()), by: tulip.house.actor(ana))
        let token = writing.sink.all("welcome")[0]["token"]
        let watching = try await tulip.visitor(token: token, resume: (chat, 0))
        let before = watching.sequences(of: chat).last ?? 0

        try await writing.send("Second", draft: "d2")
        try await writing.send("Third", draft: "d3")

        try await eventually("both") { watching.sequences(of: chat).last == before + 2 }
        #expect(
            writing.sink.all("sent").map { $0["sequence"] }.suffix(2) == ["\(before + 1)", "\(before + 2)"])
        #expect(!writing.sequences(of: chat).contains(before + 1))

        // Sent again, as after a lost connection: the same sequence number, and nothing is published.
        _ = try await tulip.house.say(
            "Noted", draft: "a1", in: #require(Chat.ID(chat)), by: tulip.house.actor(ana))
        writing.say(#"{"type":"send","draft":"d2","text":"Second"}"#)
        try await eventually("again") { writing.sink.all("sent").filter { $0["draft"] == "d2" }.count == 2 }
        #expect(
            Set(writing.sink.all("sent").filter { $0["draft"] == "d2" }.map { $0["sequence"] }).count == 1)
        #expect(watching.sequences(of: chat).last == before + 3)
        #expect(writing.sequences(of: chat).last == before + 3)
    }

    @Test(arguments: ["v1.x.y", "v1.00000000000000000000000001.forged", "v2.a.b"])
    func `a forged token is refused and the connection closed`(token: String) async throws {
        let tulip = try await SessionHouse()
        let client = try tulip.page()

        client.say(SessionHouse.hello(token: token))

        #expect(try await client.sink.closing() == 4401)
        #expect(client.sink.all("refused").map { $0["code"] } == ["badToken"])
        #expect(tulip.house.lobby.counts.listed == 0)
    }

    @Test func `a foreign page, an unknown widget and a robot cannot connect`() async throws {
        let tulip = try await SessionHouse()
        let foreign = try tulip.page(origin: "https://badtulip.example")
        foreign.say(SessionHouse.hello())
        let unknown = try tulip.page()
        unknown.say(SessionHouse.hello(widget: Widget.ID(high: 9, low: 9)))
        let robot = try tulip.page(userAgent: "Robot")
        robot.say(SessionHouse.hello())

        for client in [foreign, unknown, robot] {
            #expect(try await client.sink.closing() == 4403)
            #expect(client.sink.frames.map { $0["type"] } == ["gone"])
        }
        #expect(tulip.house.lobby.counts.listed == 0)
    }

    @Test func `a ban removes the widget at once and prevents reconnecting`() async throws {
        let tulip = try await SessionHouse()
        let agent = try await tulip.agent(Cast.ana)
        let client = try await tulip.visitor()
        let token = try #require(try await client.sink.first("welcome")["token"])
        let chat = try await client.send("Hello?", draft: "d")

        let visitor = try await client.visitor()
        let answer = try await agent.command(
            1, #""type":"ban","visitor":"\#(visitor)","byVisitor":true,"byAddress":false,"comment":"spam""#)

        #expect(answer["type"] == "done")
        #expect(try await client.sink.closing() == 4403)
        #expect(client.sink.frames.last?["type"] == "gone")
        let id = try #require(Chat.ID(chat))
        let ended = try await tulip.house.chat(id)
        #expect(ended?.ended?.reason == .banned)
        let back = try tulip.page()
        back.say(SessionHouse.hello(token: token))
        #expect(try await back.sink.closing() == 4403)
        _ = try await tulip.visitor()  // without the cookie this is a new visitor
    }

    @Test func `a banned address cannot connect`() async throws {
        let tulip = try await SessionHouse()
        let range = AddressRange(Cast.address)
        _ = try await tulip.house.manageBans.add(
            .addresses(range), comment: nil, expires: nil, isConfirmed: false, by: tulip.house.actor(ana))

        let banned = try tulip.page()
        banned.say(SessionHouse.hello())
        #expect(try await banned.sink.closing() == 4403)
        #expect(banned.sink.frames.map { $0["type"] } == ["gone"])
        let neighbour = try tulip.page(address: Address(ipv4: 0xCB00_710A))
        neighbour.say(SessionHouse.hello())
        _ = try await neighbour.sink.first("welcome")
    }

    @Test func `a returning client gets the messages it missed, once`() async throws {
        let tulip = try await SessionHouse()
        let agent = try await tulip.agent(Cast.ana)
        let first = try await tulip.visitor()
        let token = try #require(try await first.sink.first("welcome")["token"])
        let chat = try await first.send("Hello?", draft: "d")  // sequence 1; 2 says that the chat waits
        first.session.closed()
        let visitor = try await first.visitor()
        try await agent.command(1, #""type":"accept","visitor":"\#(visitor)""#)  // 3
        try await agent.command(2, #""type":"send","chat":"\#(chat)","draft":"a","text":"Yes?""#)  // 4

        let back = try await tulip.visitor(token: token, resume: (chat, 2))
        try await agent.command(3, #""type":"send","chat":"\#(chat)","draft":"b","text":"Still here?""#)  // 5
        try await eventually("5") { back.sequences(of: chat).last == 5 }

        #expect(back.sequences(of: chat) == [3, 4, 5])
        let other = try await tulip.visitor(token: token)
        #expect(other.sequences(of: chat) == [1, 2, 3, 4, 5])
    }

    @Test func `notes never reach a visitor`() async throws {
        let tulip = try await SessionHouse()
        let agent = try await tulip.agent(Cast.ana)
        let client = try await tulip.visitor()
        let token = try #require(try await client.sink.first("welcome")["token"])
        let chat = try await client.send("Hello?", draft: "d")
        try await agent.command(1, #""type":"accept","visitor":"\#(try await client.visitor())""#)
        try await agent.command(
            2, #""type":"send","chat":"\#(chat)","draft":"n","text":"Difficult.","note":true"#)
        try await agent.command(3, #""type":"send","chat":"\#(chat)","draft":"m","text":"Hello!""#)

        try await eventually("5") { client.sequences(of: chat).last == 5 }
        client.say(#"{"type":"fetch","chat":"\#(chat)","after":0}"#)
        _ = try await client.sink.first("messages")
        let back = try await tulip.visitor(token: token)

        #expect(client.sequences(of: chat).filter { $0 == 4 }.isEmpty)
        #expect(back.sequences(of: chat) == [1, 2, 3, 5])
        #expect(!(client.sink.frames + back.sink.frames).contains { $0.text.contains("Difficult.") })
    }

    @Test func `another visitor's chat cannot be read`() async throws {
        let tulip = try await SessionHouse()
        _ = try await tulip.agent(Cast.ana)
        let chat = try await tulip.visitor().send("My secret", draft: "d")
        let curious = try await tulip.visitor()

        curious.say(#"{"type":"fetch","chat":"\#(chat)","after":0}"#)

        #expect(try await curious.sink.first("refused")["code"] == "noSuchChat")
        let resumed = try await tulip.visitor(resume: (chat, 0))
        #expect(!(curious.sink.frames + resumed.sink.frames).contains { $0.text.contains("My secret") })
    }

    @Test func `more than thirty messages at once are refused as too fast`() async throws {
        let tulip = try await SessionHouse()
        _ = try await tulip.agent(Cast.ana)
        let client = try await tulip.visitor()
        for number in 1...30 { try await client.send("x", draft: "d\(number)") }

        client.say(#"{"type":"send","draft":"d31","text":"x"}"#)

        let refusal = try await client.sink.first("refused")
        #expect(refusal["code"] == "tooFast")
        #expect(refusal["draft"] == "d31")
        #expect(refusal["retryAfter"] == "200")
        tulip.house.clock.advance(by: .milliseconds(200))
        try await client.send("x", draft: "d31")
    }

    @Test func `reconnecting, or posting without a connection, does not reset the limit`() async throws {
        let tulip = try await SessionHouse()
        _ = try await tulip.agent(Cast.ana)
        let first = try await tulip.visitor()
        let token = try #require(try await first.sink.first("welcome")["token"])
        for number in 1...30 { try await first.send("x", draft: "d\(number)") }

        let second = try await tulip.visitor(token: token)
        second.say(#"{"type":"send","draft":"d31","text":"x"}"#)
        #expect(try await second.sink.first("refused")["code"] == "tooFast")
        let post = #"{"type":"send","draft":"d32","text":"x"}"#
        let reply = await tulip.post(post, token: token)
        #expect(reply.status == 429)

        tulip.house.clock.advance(by: .seconds(1))
        #expect(await tulip.post(post, token: token).status == 200)
    }

    @Test func `a flood of other commands is neither executed nor published`() async throws {
        let tulip = try await SessionHouse()
        let console = try await tulip.agent(Cast.ana)
        let client = try await tulip.visitor()
        let visitor = try await client.visitor()
        try await client.send("Hello?", draft: "d1")
        try await console.command(1, #""type":"accept","visitor":"\#(visitor)""#)

        for _ in 0..<1_000 { client.say(#"{"type":"typing","text":"a"}"#) }
        client.say(#"{"type":"open"}"#)

        #expect(try await client.sink.first("refused")["command"] == "open")
        #expect(console.sink.all("typing").count == 120)
        try await client.send("x", draft: "d2")
    }

    @Test func `the rate limits of idle visitors are forgotten`() {
        let limits = ServerLimits()
        let pace = VisitorPace(limits)
        let noon = Instant(milliseconds: 1_767_614_400_000)
        for low in 0..<5_000 {
            let moment = noon + .seconds(Int64(low))
            #expect(pace.wait(for: .open, of: Visitor.ID(high: 1, low: UInt64(low)), at: moment) == nil)
        }

        #expect(pace.count <= VisitorPace.least)
    }

    @Test func `a visitor has at most fifty variables, however often they are set`() async throws {
        let tulip = try await SessionHouse()
        let client = try await tulip.visitor()
        func set(_ numbers: Range<Int>) {
            let variables = numbers.map { #""v\#($0)":"x""# }.joined(separator: ",")
            client.say(#"{"type":"set","variables":{\#(variables)}}"#)
        }
        set(0..<30)
        set(20..<50)
        set(10..<40)
        set(49..<51)

        let refusal = try await client.sink.first("refused")
        #expect(refusal["code"] == "tooLong")
        #expect(refusal["field"] == "variables.v50")
        #expect(
            refusal["detail"]
                == #""v50" was left out: a visitor has at most 50 variables, of 4096 characters together."#)
        #expect(client.sink.all("refused").count == 1)

        client.say(#"{"type":"set","variables":{"v1":"new","v2":"\#(String(repeating: "x", count: 300))"}}"#)
        try await eventually("a second refusal") { client.sink.all("refused").count == 2 }
        #expect(client.sink.all("refused")[1]["field"] == "variables.v2")
        let visitor = try await client.visitor()
        let kept = try await tulip.house.store.read { db in try db.variables.all(of: visitor) }
        #expect(kept["v1"] == "new")
        #expect(kept["v2"]?.count == 256)
    }

    @Test func `a visitor with more variables than allowed can still change them`() async throws {
        let tulip = try await SessionHouse()
        await tulip.house.availability.connect(Cast.ana.id)
        let client = try await tulip.visitor()
        let visitor = try await client.visitor()
        _ = try await client.send("Hello?", draft: "d")
        let many = Dictionary(uniqueKeysWithValues: (0..<60).map { ("v\($0)", "x") })
        try await tulip.house.store.write { db in try db.variables.set(many, of: visitor) }

        client.say(#"{"type":"set","variables":{"v7":"changed"}}"#)
        client.say(#"{"type":"set","variables":{"new":"x"}}"#)

        #expect(try await client.sink.first("refused")["field"] == "variables.new")
        let kept = try await tulip.house.store.read { db in try db.variables.all(of: visitor) }
        #expect(kept["v7"] == "changed")
        #expect(kept.count == 60)
    }

    @Test func `the end of typing is never refused as too fast`() {
        let pace = VisitorPace(ServerLimits())
        let noon = Instant(milliseconds: 1_767_614_400_000)
        let visitor = Visitor.ID(high: 1, low: 1)
        while pace.wait(for: .typing(text: "a"), of: visitor, at: noon) == nil {}

        #expect(pace.wait(for: .typing(text: ""), of: visitor, at: noon) == nil)
    }

    @Test func `browsing costs no database access`() async throws {
        let tulip = try await SessionHouse()
        let client = try await tulip.visitor()
        let database = tulip.house.database
        try await database.write { _ in }
        _ = database.takeCount()

        for page in 0..<20 {
            client.say(
                #"{"type":"page","tab":"t","focused":true,"page":{"url":"https://tulip.example/\#(page)","title":"Page"}}"#
            )
        }
        try await database.write { _ in }  // runs after all earlier statements

        #expect(try await tulip.house.lobby.record(client.visitor())?.page.url == "https://tulip.example/19")
        #expect(database.takeCount() == 0)
    }

    @Test func `the server does not read from a page with two messages in flight until one is stored`()
        async throws
    {
        let tulip = try await SessionHouse()
        _ = try await tulip.agent(Cast.ana)
        let client = try await tulip.visitor()
        let gate = DispatchSemaphore(value: 0)
        tulip.house.store.submit({ _ in gate.wait() }, completion: { _ in })

        client.say(#"{"type":"send","draft":"d1","text":"x"}"#)
        #expect(!client.sink.isPaused)
        client.say(#"{"type":"send","draft":"d2","text":"x"}"#)
        #expect(client.sink.isPaused)
        client.say(#"{"type":"send","draft":"d3","text":"was read already"}"#)
        gate.signal()

        try await eventually("reading on") { !client.sink.isPaused }
        try await client.send("x", draft: "d4")
        #expect(!client.sink.isPaused)
    }

    @Test func `a connection without a hello is closed after ten seconds, one with a hello is not`()
        async throws
    {
        let tulip = try await SessionHouse()
        let silent = try tulip.page()
        let talking = try await tulip.visitor()

        tulip.open.sweep(at: tulip.house.clock.advance(by: .seconds(9)))
        #expect(silent.sink.code == nil)
        tulip.open.sweep(at: tulip.house.clock.advance(by: .seconds(1)))

        #expect(silent.sink.code == 4408)
        #expect(talking.sink.code == nil)
    }

    @Test func `a page that closes during its hello leaves nothing behind`() async throws {
        let tulip = try await SessionHouse()
        for _ in 0..<50 {
            let client = try tulip.page()
            client.say(SessionHouse.hello())
            client.session.closed()
        }

        try await eventually("nobody listens") { tulip.hub.topics == 0 }
        await tulip.house.wait(.seconds(60))
        #expect(tulip.house.lobby.counts.listed == 0)
    }
}
