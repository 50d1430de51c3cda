import FoyerBoard
import FoyerCore
import FoyerRealtime
import FoyerService
import TestSupport
import Testing

@testable import FoyerSessions

struct BannedConnectionTests {
    private static let elsewhere = Address(ipv4: 0xCB00_7163)  // 203.0.113.99

    @Test
    func `every connection from a banned address ends, even an older one of a visitor who is elsewhere now`()
        async throws
    {
        let tulip = try await SessionHouse()
        let ana = try await tulip.agent(Cast.ana)
        let older = try await tulip.visitor()
        let token = try #require(try await older.sink.first("welcome")["token"])
        let visitor = try await older.visitor()
        let newer = try tulip.page(address: Self.elsewhere)
        newer.say(SessionHouse.hello(token: token))
        _ = try await newer.sink.first("welcome")
        let chat = try await newer.send("Hello?", draft: "d")
        try await ana.command(1, #""type":"accept","visitor":"\#(visitor)""#)
        #expect(tulip.house.lobby.record(visitor)?.address == Self.elsewhere)

        _ = try await tulip.house.manageBans.add(
            .addresses(AddressRange(Cast.address)), comment: nil, expires: nil, isConfirmed: true,
            by: tulip.house.actor(Cast.ana.id))

        #expect(try await older.sink.closing() == 4403)
        #expect(older.sink.frames.last?["type"] == "gone")
        #expect(newer.sink.code == nil, "the other address is not banned")
        let before = older.sink.frames.count
        older.say(#"{"type":"typing","text":"still here"}"#)
        _ = try await ana.command(
            2, #""type":"send","chat":"\#(chat)","draft":"a","text":"Good day""#)
        try await eventually("the answer") { newer.sink.frames.contains { $0.text.contains("Good day") } }
        #expect(older.sink.frames.count == before)
        #expect(!ana.sink.frames.contains { $0.text.contains("still here") })
    }
}
