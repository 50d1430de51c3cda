import FoyerCore
import FoyerRealtime
import TestSupport
import Testing

@testable import FoyerSessions

/// The allowed content of a visitor's contact, whatever its source.
struct ContactTests {
    @Test func `an agent's edit is checked field by field, and stored completely or not at all`() async throws
    {
        let tulip = try await SessionHouse()
        let ana = try await tulip.agent(Cast.ana)
        let vera = try await tulip.visitor()
        let visitor = try await vera.visitor()
        func edit(_ request: Int, _ fields: String) async throws -> SentFrame {
            try await ana.command(request, #""type":"editContact","visitor":"\#(visitor)",\#(fields)"#)
        }

        let email = try await edit(1, #""name":"Vera","email":"not an email""#)
        #expect(email["code"] == "notAnEmail")
        #expect(email["field"] == "email")
        #expect(email["detail"]?.contains("ana@example.com") == true, "the refusal says what is allowed")
        #expect(tulip.house.lobby.contact(of: visitor)?.name == nil, "nothing was stored")

        let phone = try await edit(2, #""phone":"ask me""#)
        #expect(phone["code"] == "notAPhone")
        #expect(phone["field"] == "phone")

        let long = String(repeating: "n", count: 129)
        let name = try await edit(3, #""name":"\#(long)""#)
        #expect(name["code"] == "tooLong")
        #expect(name["field"] == "name")
        #expect(name["reason.is"] == "length")
        #expect(name["reason.limit"] == "128")
        #expect(name["reason.got"] == "129")

        let good = try await edit(
            4, #""name":" Vera\u202e\u0007 ","email":"vera@example.com","phone":"+49 30 1""#)
        #expect(good["type"] == "done")
        var kept = Contact(name: "Vera", email: "vera@example.com", phone: "+49 30 1", isClaimed: false)
        #expect(tulip.house.lobby.contact(of: visitor) == kept)

        #expect(try await edit(5, #""email":"""#)["type"] == "done")
        kept.email = nil
        #expect(tulip.house.lobby.contact(of: visitor) == kept, "an empty text clears one field")
    }

    @Test func `an invalid field from the website does not affect the others and is reported to the page`()
        async throws
    {
        let tulip = try await SessionHouse()
        let vera = try await tulip.visitor()
        let visitor = try await vera.visitor()
        let long = String(repeating: "1", count: 40)

        vera.say(
            #"{"type":"identify","request":"r-1","id":"7","name":"Vera","email":"vera at home","phone":"\#(long)"}"#
        )

        let refused = try await vera.sink.first("refused")
        #expect(refused["command"] == "identify")
        #expect(refused["request"] == "r-1")
        #expect(refused["code"] == "notAnEmail")
        #expect(refused["field"] == "email")
        #expect(refused["detail"]?.contains("phone can have at most 32 characters; this has 40") == true)
        #expect(tulip.house.lobby.contact(of: visitor) == Contact(name: "Vera"))

        vera.say(#"{"type":"identify","request":"r-2","id":"7","email":"vera@example.com","name":""}"#)
        #expect(try await vera.sink.first("identified")["request"] == "r-2")
        #expect(
            tulip.house.lobby.contact(of: visitor) == Contact(name: "Vera", email: "vera@example.com"))
    }

    @Test func `consoles show whether the name was given`() async throws {
        let tulip = try await SessionHouse()
        let ana = try await tulip.agent(Cast.ana)
        let vera = try await tulip.visitor()
        try await vera.send("Hello?", draft: "d")
        let unnamed = try await ana.sink.first("chat")
        #expect(unnamed["chat.givenName"] == nil)
        #expect(unnamed["chat.visitorName"] == VisitorName.readable(for: try await vera.visitor()))

        vera.say(#"{"type":"identify","name":"Vera"}"#)
        try await eventually("the chat has the name") {
            ana.sink.all("chat").last?["chat.givenName"] == "Vera"
        }
        #expect(ana.sink.all("chat").last?["chat.visitorName"] == "Vera")
    }
}
