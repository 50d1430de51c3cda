import FoyerCore
import FoyerRealtime
import FoyerService
import TestSupport
import Testing

@testable import FoyerSessions

/// A transferred chat that is not opened yet, as its giver sees it.
struct PassedChatTests {
    @Test
    func `a reloaded console lists a transferred chat without its messages, and announces its return`()
        async throws
    {
        let tulip = try await SessionHouse()
        let ana = try await tulip.agent(Cast.ana)
        _ = try await tulip.agent(Cast.ben)
        let page = try await tulip.visitor()
        let visitor = try await page.visitor()
        let chat = try await page.send("opensesame", draft: "d1")
        try await ana.command(1, #""type":"accept","visitor":"\#(visitor)""#)
        try await ana.command(2, #""type":"transfer","visitor":"\#(visitor)","toAgent":"\#(Cast.ben.id)""#)

        let again = try await tulip.agent(Cast.ana)

        let welcome = try await again.sink.first("welcome").text
        #expect(welcome.contains(#""id":"\#(chat)""#))
        #expect(welcome.contains(#""by":"\#(Cast.ana.id)""#), "the giver, to whom it would return")
        #expect(!welcome.contains("opensesame"), "the chat is Ben's now")

        await tulip.house.wait(tulip.house.settings.transferTime)
        try await eventually("returned") {
            again.sink.all("chat").contains {
                $0["chat.id"] == chat && $0["chat.assignee"] == "\(Cast.ana.id)"
            }
        }
        let later = try await tulip.agent(Cast.ben)
        #expect(try await !later.sink.first("welcome").text.contains(#""id":"\#(chat)""#))
    }

    @Test func `after a transfer is opened, the giver has no access`() async throws {
        let tulip = try await SessionHouse()
        let ana = try await tulip.agent(Cast.ana)
        let ben = try await tulip.agent(Cast.ben)
        let page = try await tulip.visitor()
        let visitor = try await page.visitor()
        let chat = try await page.send("Hello", draft: "d1")
        try await ana.command(1, #""type":"accept","visitor":"\#(visitor)""#)
        try await ana.command(2, #""type":"transfer","visitor":"\#(visitor)","toAgent":"\#(Cast.ben.id)""#)
        try await ben.command(1, #""type":"goToChat","visitor":"\#(visitor)""#)

        let again = try await tulip.agent(Cast.ana)

        #expect(try await !again.sink.first("welcome").text.contains(#""id":"\#(chat)""#))
    }
}
