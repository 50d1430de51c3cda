import FoyerBoard
import FoyerCore
import FoyerRealtime
import FoyerService
import FoyerStore
import TestSupport
import Testing

@testable import FoyerSessions

/// Names given by strangers are one clean line wherever agents read them.
struct NameTests {
    @Test func `names, titles, variables and comments are cleaned on entry`() async throws {
        let tulip = try await SessionHouse()
        let ben = try await tulip.agent(Cast.ben)
        let client = try await tulip.visitor()
        let visitor = try await client.visitor()
        client.say(
            #"{"type":"identify","name":" \u202eAna\n\u200bLopez\u0007","email":"\u200bana@example.com","phone":"\u3164"}"#
        )
        client.say(#"{"type":"set","variables":{"pl\u200ban":"go\u202eld\nnow"}}"#)
        client.say(
            #"{"type":"page","tab":"t","focused":true,"page":{"url":"https://tulip.example/","title":"\u202eTu\nlip\u001b"}}"#
        )
        try await eventually("named") { tulip.house.lobby.record(visitor)?.name == "Ana Lopez" }
        try await eventually("set") {
            try await !tulip.house.store.read { db in try db.variables.all(of: visitor) }.isEmpty
        }
        try await eventually("titled") { tulip.house.lobby.record(visitor)?.page.title == "Tu lip" }

        let info = try await ben.command(1, #""type":"info","visitor":"\#(visitor)""#)
        #expect(info["visitor.contact.email"] == "ana@example.com")
        #expect(info["visitor.contact.phone"] == nil)
        #expect(info["visitor.variables.plan"] == "gold now")
        try await ben.command(2, #""type":"capture","visitor":"\#(visitor)","reason":"\u202ebig\ncart""#)
        try await ben.command(3, #""type":"editContact","visitor":"\#(visitor)","name":"\u200b""#)
        let after = try await ben.command(4, #""type":"info","visitor":"\#(visitor)""#)
        #expect(after["visitor.capturedBy.reason"] == "big cart")
        #expect(after["visitor.contact.name"] == nil, "a blank name is no name")
    }

    @Test func `a visitor who uses an agent's name is marked for agents, and does not see the mark`()
        async throws
    {
        let tulip = try await SessionHouse()
        tulip.house.lobby.name(BoardNames(agents: [Cast.ana.id: "Ana"], widgets: [Cast.tulip.id: "Tulip"]))
        let ben = try await tulip.agent(Cast.ben)
        let client = try await tulip.visitor()
        let visitor = try await client.visitor()
        client.say(#"{"type":"identify","name":"Ana (Support)"}"#)
        try await eventually("marked") {
            tulip.house.lobby.record(visitor)?.name == "Ana (Support) (claimed)"
        }
        try await client.send("Hello", draft: "d")
        try await eventually("told") { !ben.sink.all("chat").isEmpty }
        #expect(ben.sink.all("chat").allSatisfy { $0["chat.visitorName"] == "Ana (Support) (claimed)" })

        let token = try #require(try await client.sink.first("welcome")["token"])
        let again = try await tulip.visitor(token: token)
        #expect(try await again.sink.first("welcome")["name"] == "Ana (Support)")
        // An agent has confirmed the name.
        try await ben.command(1, #""type":"editContact","visitor":"\#(visitor)","name":"Ana""#)
        try await eventually("vouched for") { tulip.house.lobby.record(visitor)?.name == "Ana" }
    }
}
