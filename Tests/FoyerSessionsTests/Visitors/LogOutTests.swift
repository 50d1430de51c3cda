import FoyerBoard
import FoyerCore
import FoyerRealtime
import FoyerService
import TestSupport
import Testing

@testable import FoyerSessions

/// The next person at a shared computer never sees the previous person's chat.
struct LogOutTests {
    private static let secret = "opensesame"

    @Test func `a log-out ends the chat, the row and the token, and the page becomes the next visitor`()
        async throws
    {
        let tulip = try await SessionHouse()
        let ana = try await tulip.agent(Cast.ana)
        let one = try await tulip.visitor()
        let former = try await one.visitor()
        let token = try await one.token()
        let chat = try await one.send(Self.secret, draft: "d1")
        try await ana.command(1, #""type":"accept","visitor":"\#(former)""#)

        one.say(#"{"type":"logout"}"#)
        let fresh = try await one.sink.first("fresh")

        #expect(try await one.sink.closing() == 4401)
        let next = try #require(fresh["token"])
        #expect(fresh["visitor"].map { next.hasPrefix("v1.\($0).") } == true)
        let id = try #require(Chat.ID(chat))
        let ended = try #require(try await tulip.house.chat(id)?.ended)
        #expect(ended.reason == .left)
        #expect(tulip.house.lobby.record(former) == nil)

        let two = try await tulip.visitor(token: next, resume: (chat, 0))
        #expect(try await two.visitor() != former)
        #expect(!two.sink.frames.contains { $0.text.contains(Self.secret) })
        #expect(try await refused(by: tulip, token: token)["code"] == "badToken")
    }

    @Test func `a log-out clears other tabs, too, and they do not receive the next token`() async throws {
        let tulip = try await SessionHouse()
        _ = try await tulip.agent(Cast.ana)
        let one = try await tulip.visitor()
        let token = try await one.token()
        try await one.send(Self.secret, draft: "d1")
        let copy = try await tulip.visitor(token: token)

        one.say(#"{"type":"logout"}"#)
        let fresh = try await copy.sink.first("fresh")

        #expect(
            fresh["token"] == nil, "a copy of the token on another machine must not follow the next person")
        #expect(fresh["visitor"] == nil)
        #expect(try await copy.sink.closing() == 4401)
        let next = try #require(try await one.sink.first("fresh")["token"])
        let two = try await tulip.visitor(token: next)
        try await two.send("mine", draft: "d1")
        #expect(!copy.sink.frames.contains { $0.text.contains("mine") })
    }

    @Test func `a changed user id begins a new visitor, and the first user id does not`() async throws {
        let tulip = try await SessionHouse()
        _ = try await tulip.agent(Cast.ana)
        let one = try await tulip.visitor()
        let former = try await one.visitor()
        try await one.send(Self.secret, draft: "d1")
        one.say(#"{"type":"identify","id":"4711","name":"Ana Lopez"}"#)
        one.say(#"{"type":"identify","name":"Ana M. Lopez"}"#)
        one.say(#"{"type":"identify","id":"4711"}"#)
        try await eventually("named") { tulip.house.lobby.record(former)?.name == "Ana M. Lopez" }
        #expect(one.sink.all("fresh").isEmpty)

        // A later page of the same browser, with another person logged in.
        let again = try await tulip.visitor(token: try await one.token())
        again.say(#"{"type":"identify","id":"4712","name":"Bea"}"#)
        let fresh = try await again.sink.first("fresh")
        let token = try #require(fresh["token"])

        let next = try await tulip.visitor(token: token)
        #expect(!next.sink.frames.contains { $0.text.contains(Self.secret) || $0.text.contains("Lopez") })
        next.say(#"{"type":"identify","id":"4712","name":"Bea"}"#)
        let visitor = try await next.visitor()
        try await eventually("Bea") { tulip.house.lobby.record(visitor)?.name == "Bea" }
        #expect(next.sink.all("fresh").isEmpty)
    }

    @Test func `a logged-out token is refused everywhere`() async throws {
        let tulip = try await SessionHouse()
        _ = try await tulip.agent(Cast.ana)
        let one = try await tulip.visitor()
        let token = try await one.token()
        let former = try await one.visitor()
        let chat = try await one.send(Self.secret, draft: "d1")
        one.say(#"{"type":"logout"}"#)
        _ = try await one.sink.first("fresh")

        for command in [
            #"{"type":"fetch","chat":"\#(chat)","after":0}"#, #"{"type":"send","draft":"d2","text":"again"}"#,
            #"{"type":"send","draft":"d1","text":"\#(Self.secret)"}"#, #"{"type":"open"}"#,
            #"{"type":"end"}"#,
            #"{"type":"identify","name":"Mallory"}"#, #"{"type":"set","variables":{"plan":"gold"}}"#,
            #"{"type":"answer","invitation":"00000000000000000000000001"}"#,
        ] {
            let reply = await tulip.post(command, token: token)
            #expect(reply.status == 401 || reply.status == 404, "\(command)")
            #expect(!String(decoding: reply.body, as: UTF8.self).contains(Self.secret))
        }
        #expect(try await tulip.house.chats(of: former).count == 1)
        #expect(
            await tulip.post(#"{"type":"logout"}"#, token: token).status == 401,
            "else one token would make new ones without end")
        let restarted = try await tulip.house.restarted()
        await #expect(throws: VisitorFailure.self) { try await restarted.arrive(former) }
    }

    @Test func `a hello during a log-out is not welcomed with the previous visitor's messages`() async throws
    {
        let tulip = try await SessionHouse()
        _ = try await tulip.agent(Cast.ana)
        let one = try await tulip.visitor()
        let token = try await one.token()
        try await one.send(Self.secret, draft: "d1")

        // The tab has queried the store, which answers after the log-out.
        let (disk, repair) = AsyncStream<Void>.makeStream()
        tulip.house.database.afterNextRead { for await _ in disk {} }
        let late = try tulip.page()
        late.say(SessionHouse.hello(token: token))
        try await eventually("the tab listens") { tulip.hub.topics > 0 && late.sink.frames.isEmpty }
        let reply = await tulip.post(#"{"type":"logout"}"#, token: token)
        #expect(reply.status == 200)
        repair.finish()

        #expect(try await late.sink.closing() == 4401)
        #expect(!late.sink.frames.contains { $0.text.contains(Self.secret) })
    }

    private func refused(by tulip: SessionHouse, token: String) async throws -> SentFrame {
        let client = try tulip.page()
        client.say(SessionHouse.hello(token: token))
        #expect(try await client.sink.closing() == 4401)
        return try await client.sink.first("refused")
    }
}

extension Client {
    /// The token from the welcome.
    func token() async throws -> String { try #require(try await sink.first("welcome")["token"]) }
}
