import FoyerCore
import FoyerRealtime
import FoyerService
import FoyerStore
import TestSupport
import Testing

@testable import FoyerSessions

/// A visitor's history, as a page requests it.
struct HistorySessionTests {
    private static let secret = "opensesame"

    /// A server, and the token of a visitor with an ended chat.
    private func house() async throws -> (tulip: SessionHouse, token: String, chat: String) {
        let tulip = try await SessionHouse()
        _ = try await tulip.agent(Cast.ana)
        let page = try await tulip.visitor()
        let token = try #require(try await page.sink.first("welcome")["token"])
        #expect(try await page.sink.first("welcome")["history"] == nil)
        let chat = try await page.send(Self.secret, draft: "d1")
        page.say(#"{"type":"end"}"#)
        let id = try #require(Chat.ID(chat))
        try await eventually("ended") { try await tulip.house.chat(id)?.ended != nil }
        page.session.closed()
        return (tulip, token, chat)
    }

    @Test func `the next visit can read the history, by socket and by request`() async throws {
        let (tulip, token, chat) = try await house()
        let page = try await tulip.visitor(token: token)
        #expect(try await page.sink.first("welcome")["history"] == "1")
        #expect(!page.sink.frames.contains { $0.text.contains(Self.secret) })

        page.say(#"{"type":"history"}"#)
        let first = try await page.sink.first("history")

        #expect(first.text.contains(Self.secret))
        #expect(first["next.chat"] == nil)
        let posted = await tulip.post(
            #"{"type":"history","before":{"chat":"\#(chat)","sequence":2}}"#, token: token)
        let text = String(decoding: posted.body, as: UTF8.self)
        #expect(posted.status == 200)
        #expect(text.contains(Self.secret) && text.contains(#""before":{"chat":"\#(chat)","sequence":2}"#))
    }

    @Test func `history is not sent to another visitor, after a log-out, or after a ban`() async throws {
        let (tulip, token, chat) = try await house()
        let before = #""before":{"chat":"\#(chat)","sequence":99}"#
        let stranger = try await tulip.visitor()
        stranger.say(#"{"type":"history"}"#)
        stranger.say(#"{"type":"history",\#(before)}"#)
        let refused = try await stranger.sink.first("refused")
        #expect(refused["code"] == "noSuchChat" && refused["command"] == "history")
        #expect(!stranger.sink.frames.contains { $0.text.contains(Self.secret) })

        // The website identifies another person on this browser.
        let named = try await tulip.visitor(token: token)
        named.say(#"{"type":"identify","id":"4711"}"#)
        _ = try await named.sink.first("identified")
        named.say(#"{"type":"identify","id":"4712"}"#)
        let fresh = try #require(try await named.sink.first("fresh")["token"])
        for one in [token, fresh] {
            for command in [#"{"type":"history"}"#, #"{"type":"history",\#(before)}"#] {
                let reply = await tulip.post(command, token: one)
                #expect(!String(decoding: reply.body, as: UTF8.self).contains(Self.secret), "\(command)")
            }
        }
        #expect(await tulip.post(#"{"type":"history"}"#, token: token).status == 401)
        let next = try await tulip.visitor(token: fresh)
        #expect(try await next.sink.first("welcome")["history"] == nil)
    }

    @Test func `a banned visitor cannot read the history`() async throws {
        let (tulip, token, _) = try await house()
        let page = try await tulip.visitor(token: token)
        let visitor = try await page.visitor()
        _ = try await tulip.house.ban(
            visitor, byVisitor: true, byAddress: false, comment: "spam", isConfirmed: false,
            by: tulip.house.actor(Cast.ana.id))

        page.say(#"{"type":"history"}"#)
        let reply = await tulip.post(#"{"type":"history"}"#, token: token)

        #expect(reply.status == 403)
        #expect(!String(decoding: reply.body, as: UTF8.self).contains(Self.secret))
        #expect(page.sink.all("history").isEmpty)
    }

    @Test func `history requests have a rate limit of their own`() async throws {
        let (tulip, token, _) = try await house()
        let page = try await tulip.visitor(token: token)

        for _ in 0...VisitorPace.historyBurst { page.say(#"{"type":"history"}"#) }

        let refused = try await page.sink.first("refused")
        #expect(refused["code"] == "tooFast" && refused["command"] == "history")
        #expect(refused["retryAfter"] != nil)
        try await eventually("pages") { page.sink.all("history").count == VisitorPace.historyBurst }
        try await page.send("still heard", draft: "d2")
        #expect(await tulip.post(#"{"type":"history"}"#, token: token).status == 429)
        tulip.house.clock.advance(by: .seconds(1))
        #expect(await tulip.post(#"{"type":"history"}"#, token: token).status == 200)
    }
}

/// A visitor's read mark is the same on all of their pages.
struct ReadPositionTests {
    @Test func `pages that connect later, and open ones, get the read mark of another page`() async throws {
        let tulip = try await SessionHouse()
        let ana = try await tulip.agent(Cast.ana)
        let one = try await tulip.visitor()
        let token = try #require(try await one.sink.first("welcome")["token"])
        let visitor = try await one.visitor()
        let chat = try await one.send("Hello", draft: "d1")
        try await ana.command(1, #""type":"accept","visitor":"\#(visitor)""#)
        try await ana.command(2, #""type":"send","chat":"\#(chat)","draft":"a1","text":"Good day""#)
        let two = try await tulip.visitor(token: token)
        #expect(try await two.sink.first("welcome")["chat.seen"] == "0")
        let last = try #require(two.sequences(of: chat).last)

        one.say(#"{"type":"read","chat":"\#(chat)","sequence":\#(last)}"#)

        try await eventually("told") { two.sink.all("marks").contains { $0["seen"] == "\(last)" } }
        let three = try await tulip.visitor(token: token)
        #expect(try await three.sink.first("welcome")["chat.seen"] == "\(last)")
    }
}

/// What a website reports about its visitor is answered.
struct SiteCommandTests {
    @Test func `identify is answered with its request ID, and so is its refusal`() async throws {
        let tulip = try await SessionHouse()
        let page = try await tulip.visitor()

        page.say(#"{"type":"identify","name":"Ana Lopez","request":"r-1"}"#)
        let accepted = try await page.sink.first("identified")
        #expect(accepted["request"] == "r-1" && accepted["verified"] == "0")

        let name = String(repeating: "x", count: 200)
        page.say(#"{"type":"identify","name":"\#(name)","request":"r-2"}"#)
        let refused = try await page.sink.first("refused")
        #expect(refused["request"] == "r-2" && refused["command"] == "identify" && refused["field"] == "name")

        try await tulip.house.rename("visitor", to: "broken")
        page.say(#"{"type":"identify","name":"Bea","request":"r-3"}"#)
        try await eventually("refused") { page.sink.all("refused").count == 2 }
        try await tulip.house.rename("broken", to: "visitor")
        #expect(page.sink.all("refused")[1]["request"] == "r-3")
    }

    @Test func `a variable set to null is removed and frees its space`() async throws {
        let tulip = try await SessionHouse()
        let page = try await tulip.visitor()
        let visitor = try await page.visitor()
        let full = (0..<50).map { #""v\#($0)":"x""# }.joined(separator: ",")
        page.say(#"{"type":"set","variables":{\#(full)}}"#)

        page.say(#"{"type":"set","variables":{"v0":null,"v1":"y","unknown":null,"plan":"gold"}}"#)

        try await eventually("set") {
            try await tulip.house.store.read { db in try db.variables.all(of: visitor) }["plan"] == "gold"
        }
        let kept = try await tulip.house.store.read { db in try db.variables.all(of: visitor) }
        #expect(kept.count == 50 && kept["v0"] == nil && kept["v1"] == "y")
        #expect(page.sink.all("refused").isEmpty)
    }
}
