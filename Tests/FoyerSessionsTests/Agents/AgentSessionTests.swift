import FoyerCore
import FoyerRealtime
import FoyerService
import TestSupport
import Testing

@testable import FoyerSessions

private let ana = Cast.ana.id

struct AgentSessionTests {
    @Test func `no console connects without a log-in or from a foreign page`() async throws {
        let tulip = try await SessionHouse()
        let token = try await tulip.token(of: Cast.ana)

        #expect(throws: SessionHouse.Turned.self) { try tulip.console(nil) }
        #expect(throws: SessionHouse.Turned.self) { try tulip.console("forged") }
        #expect(throws: SessionHouse.Turned.self) { try tulip.console(token, origin: "https://evil.example") }
        #expect(throws: SessionHouse.Turned.self) { try tulip.console(token, origin: nil) }
        _ = try tulip.console(token)
    }

    @Test func `the first command must be hello, and malformed frames are refused with the reason`()
        async throws
    {
        let tulip = try await SessionHouse()
        let console = try tulip.console(try await tulip.token(of: Cast.ana))
        console.say(#"{"type":"ping"}"#)
        #expect(try await console.sink.first("refused")["code"] == "helloExpected")
        console.say(#"{"type":"hello","protocol":1,"chats":[]}"#)
        _ = try await console.sink.first("welcome")

        let answer = try await console.command(7, #""type":"accept","visitor":"nobody""#)

        #expect(answer["code"] == "malformed")
        #expect(answer["field"] == "command.visitor")
        console.say(#"{"type":"ping"}"#)
        _ = try await console.sink.first("pong")
    }

    @Test func `the agent who loses a race learns who was first`() async throws {
        let tulip = try await SessionHouse()
        let first = try await tulip.agent(Cast.ana)
        let second = try await tulip.agent(Cast.ben)
        let client = try await tulip.visitor()
        try await client.send("Hello?", draft: "d")
        let visitor = try await client.visitor()

        #expect(try await first.command(1, #""type":"accept","visitor":"\#(visitor)""#)["type"] == "done")
        let refused = try await second.command(1, #""type":"accept","visitor":"\#(visitor)""#)

        #expect(refused["code"] == "alreadyTaken")
        #expect(refused["title"] == "Already taken by Ana")
    }

    @Test func `another agent's chat is readable only after Monitor, and followed until the agent leaves it`()
        async throws
    {
        let tulip = try await SessionHouse()
        let owner = try await tulip.agent(Cast.ana)
        let watcher = try await tulip.agent(Cast.ben)
        let client = try await tulip.visitor()
        let chat = try await client.send("Hello?", draft: "d")
        let visitor = try await client.visitor()
        try await owner.command(1, #""type":"accept","visitor":"\#(visitor)""#)

        watcher.say(#"{"type":"fetch","chat":"\#(chat)"}"#)
        #expect(try await watcher.sink.first("refused")["code"] == "notYours")
        #expect(watcher.sequences(of: chat).isEmpty)

        try await watcher.command(2, #""type":"monitor","visitor":"\#(visitor)""#)
        try await client.send("Are you there?", draft: "e")
        try await eventually("4") { watcher.sequences(of: chat).last == 4 }
        #expect(Set(watcher.sequences(of: chat)) == [1, 2, 3, 4])
        #expect(!client.sink.frames.contains { $0.text.contains("Ben") }, "nobody learns who is monitoring")

        try await watcher.command(3, #""type":"leaveChat","chat":"\#(chat)""#)
        try await client.send("And now?", draft: "f")
        try await eventually("5") { owner.sequences(of: chat).contains(5) }
        #expect(!watcher.sequences(of: chat).contains(5))
    }

    @Test func `a second console that closes before its welcome does not make the agent Offline`()
        async throws
    {
        let tulip = try await SessionHouse()
        let first = try await tulip.agent(Cast.ana)
        let token = try await tulip.token(of: Cast.ana)
        for _ in 0..<20 {
            let second = try tulip.console(token)
            second.say(#"{"type":"hello","protocol":1,"chats":[]}"#)
            second.session.closed()
        }

        try await tulip.settled()
        await tulip.house.wait(.seconds(61))
        #expect(tulip.house.roster.availability(of: ana) == .online)

        first.session.closed()
        await tulip.house.wait(.seconds(61))
        #expect(tulip.house.roster.availability(of: ana) == .offline)
    }

    @Test func `a console that falls behind is disconnected and can resume`() async throws {
        let tulip = try await SessionHouse()
        let console = try await tulip.agent(Cast.ana)
        let client = try await tulip.visitor()
        let visitor = try await client.visitor()
        let chat = try await client.send("Hello?", draft: "d")
        try await console.command(1, #""type":"accept","visitor":"\#(visitor)""#)
        // Its connection is saturated: the first message waits for the disk.
        let (disk, repair) = AsyncStream<Void>.makeStream()
        tulip.house.database.afterNextRead { for await _ in disk {} }
        console.say(#"{"type":"fetch","chat":"\#(chat)"}"#)
        for _ in 0..<Inbox.limit { console.say(#"{"type":"received","chat":"\#(chat)","sequence":1}"#) }

        let position = HubEvent.Position(try #require(Chat.ID(chat)), 99)
        tulip.hub.publish(HubEvent(topic: .agent(Cast.ana.id), position: position, frame: Frame([])))

        #expect(try await console.sink.closing() == 1_013)
        repair.finish()
    }

    @Test func `a log-out ends every console of the session`() async throws {
        let tulip = try await SessionHouse()
        let console = try await tulip.agent(Cast.ana)
        try await tulip.logIn.end("token 1")

        console.say(#"{"type":"ping"}"#)

        #expect(try await console.sink.closing() == 4401)
        #expect(console.sink.frames.last?["type"] == "loggedOut")
    }
}

extension SessionHouse {
    /// Waits until pending hellos are answered: a console that connects now is answered after them.
    func settled() async throws {
        let last = try await agent(Cast.ben)
        last.session.closed()
        try await eventually("closed consoles listen no more") { hub.topics == 2 }
    }
}
