import FoyerCore
import FoyerRealtime
import TestSupport
import Testing

@testable import FoyerSessions

/// The notices to consoles when the visitor of an open chat leaves the site and returns.
struct PresenceNoticeTests {
    private struct Stage {
        let tulip: SessionHouse
        let ana: Client
        let ben: Client
        let vera: Client
        let chat: String
        let visitor: Visitor.ID
    }

    /// Vera chats with Ana; Ben monitors.
    private func stage() async throws -> Stage {
        let tulip = try await SessionHouse()
        let ana = try await tulip.agent(Cast.ana)
        let ben = try await tulip.agent(Cast.ben)
        let vera = try await tulip.visitor()
        let chat = try await vera.send("Hello?", draft: "d")
        let visitor = try await vera.visitor()
        try await ana.command(1, #""type":"accept","visitor":"\#(visitor)""#)
        try await ben.command(1, #""type":"monitor","visitor":"\#(visitor)""#)
        return Stage(tulip: tulip, ana: ana, ben: ben, vera: vera, chat: chat, visitor: visitor)
    }

    @Test func `the agent and a monitoring colleague are notified of departure and return`() async throws {
        let stage = try await stage()
        let token = try #require(stage.vera.sink.all("welcome").first?["token"])
        let gone = stage.tulip.house.clock.now
        stage.vera.session.closed()

        await stage.tulip.house.wait(.seconds(60))
        for console in [stage.ana, stage.ben] {
            let notice = try await console.sink.first("presence")
            #expect(notice["chat"] == stage.chat)
            #expect(notice["left"] == "\(gone.milliseconds)")
        }

        _ = try await stage.tulip.visitor(token: token)
        for console in [stage.ana, stage.ben] {
            try await eventually("Vera is back") { console.sink.all("presence").count == 2 }
            #expect(console.sink.all("presence").last?["left"] == nil)
        }
    }

    @Test func `a console that connects later sees in the chat that the visitor has left`() async throws {
        let stage = try await stage()
        let gone = stage.tulip.house.clock.now
        stage.vera.session.closed()
        await stage.tulip.house.wait(.seconds(60))

        let again = try await stage.tulip.agent(Cast.ana)

        let welcome = try await again.sink.first("welcome")
        #expect(welcome.text.contains(#""left":\#(gone.milliseconds)"#))
    }
}
