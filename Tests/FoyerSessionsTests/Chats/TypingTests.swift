import FoyerBoard
import FoyerCore
import FoyerRealtime
import TestSupport
import Testing

@testable import FoyerSessions

/// "Is typing" ends with its sender's connection, page or tab, or with the chat.
struct TypingTests {
    /// Vera chats with Ana.
    private func chatting() async throws -> (tulip: SessionHouse, ana: Client, vera: Client, chat: String) {
        let tulip = try await SessionHouse()
        let ana = try await tulip.agent(Cast.ana)
        let vera = try await tulip.visitor()
        let chat = try await vera.send("Hello?", draft: "d")
        try await ana.command(1, #""type":"accept","visitor":"\#(try await vera.visitor())""#)
        return (tulip, ana, vera, chat)
    }

    private func isTyping(_ client: Client) -> Bool {
        guard let last = client.sink.all("typing").last?["typing"] else { return false }
        return last == "1" || last == "true"
    }

    @Test(arguments: ["closed", "offline", "transferred"])
    func `an agent's typing ends with the console, with going Offline, and with a transfer`(how: String)
        async throws
    {
        let (tulip, ana, vera, chat) = try await chatting()
        _ = try await tulip.agent(Cast.ben)
        ana.say(#"{"type":"typing","chat":"\#(chat)","typing":true}"#)
        try await eventually("Ana types") { isTyping(vera) }

        switch how {
        case "closed": ana.session.closed()
        case "offline": try await ana.command(2, #""type":"availability","availability":"offline""#)
        default:
            let visitor = try await vera.visitor()
            try await ana.command(
                2, #""type":"transfer","visitor":"\#(visitor)","toAgent":"\#(Cast.ben.id)""#)
        }

        try await eventually("Ana types no more") { !isTyping(vera) }
    }

    @Test(arguments: [
        #"{"type":"page","tab":"t","focused":true,"page":{"url":"https://tulip.example/cart","title":"Cart"}}"#,
        #"{"type":"leave","tab":"t"}"#, "closed",
    ])
    func `a visitor's typing ends with the page, the tab and the connection`(how: String) async throws {
        let (tulip, ana, vera, _) = try await chatting()
        let visitor = try await vera.visitor()
        vera.say(#"{"type":"typing","text":"half a mess"}"#)
        try await eventually("Vera types") { isTyping(ana) }

        if how == "closed" { vera.session.closed() } else { vera.say(how) }

        try await eventually("Vera types no more") { !isTyping(ana) }
        #expect(tulip.house.lobby.record(visitor)?.typing == false)
    }

    @Test func `a new title of the same page does not end typing`() async throws {
        let (_, ana, vera, _) = try await chatting()
        vera.say(#"{"type":"typing","text":"half a mess"}"#)
        try await eventually("Vera types") { isTyping(ana) }

        vera.say(
            #"{"type":"page","tab":"t","focused":true,"page":{"url":"https://tulip.example/","title":"(1) Tulip"}}"#
        )
        vera.say(#"{"type":"ping"}"#)

        _ = try await vera.sink.first("pong")
        #expect(isTyping(ana))
    }

    @Test func `a visitor's typing ends after eight seconds, even if the end was not reported`() async throws
    {
        let (tulip, ana, vera, _) = try await chatting()
        let visitor = try await vera.visitor()
        vera.say(#"{"type":"typing","text":"half a mess"}"#)
        try await eventually("Vera types") { isTyping(ana) }

        await tulip.house.wait(.seconds(5))
        vera.say(#"{"type":"typing","text":"half a message"}"#)
        try await eventually("Vera types on") { ana.sink.all("typing").count == 2 }
        await tulip.house.wait(.milliseconds(7_999))
        #expect(tulip.house.lobby.record(visitor)?.typing == true, "each report renews the mark")

        await tulip.house.wait(.milliseconds(1))
        #expect(tulip.house.lobby.record(visitor)?.typing == false)
        try await eventually("Vera types no more") { !isTyping(ana) }
        await tulip.house.wait(.minutes(1))
        #expect(ana.sink.all("typing").count == 3, "its end is reported once")
    }
}
