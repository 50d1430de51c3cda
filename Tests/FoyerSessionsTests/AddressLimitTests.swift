import FoyerCore
import Foundation
import TestSupport
import Testing

@testable import FoyerSessions

/// The limit of an address cannot be bypassed by tokens, by another widget's key, or by another transport.
struct AddressLimitTests {
    private static let logOut = #"{"type":"logout"}"#

    @Test func `log-outs create no visitors beyond the address limit`() async throws {
        let tulip = try await SessionHouse(visitorsPerAddress: 3)
        var token = try await tulip.visitor().token()
        for _ in 0..<2 {
            let reply = await tulip.post(Self.logOut, token: token)
            #expect(reply.status == 200)
            token = try #require(Self.freshToken(in: reply))
            _ = try await tulip.visitor(token: token)
        }

        let reply = await tulip.post(Self.logOut, token: token)

        #expect(reply.status == 200, "a log-out must succeed")
        #expect(String(decoding: reply.body, as: UTF8.self).contains(#""type":"fresh""#))
        #expect(Self.freshToken(in: reply) == nil)
        let next = try tulip.page()
        next.say(SessionHouse.hello())
        #expect(try await next.sink.first("later")["retryAfter"] == "30000")
    }

    private static func freshToken(in reply: Reply) -> String? {
        let text = String(decoding: reply.body, as: UTF8.self)
        return text.split(separator: #""token":""#).dropFirst().first?.split(separator: "\"").first.map(
            String.init)
    }

    @Test func `a page that logs out beyond the address limit gets no new token`() async throws {
        let tulip = try await SessionHouse(visitorsPerAddress: 1)
        let page = try await tulip.visitor()

        page.say(Self.logOut)

        #expect(try await page.sink.first("fresh")["token"] == nil)
        #expect(try await page.sink.closing() == 4401)
    }

    @Test func `a collection of tokens cannot connect beyond the address limit`() async throws {
        let tulip = try await SessionHouse(visitorsPerAddress: 1)
        let token = try await tulip.visitor().token()
        var told: [String] = []
        for _ in 0..<80 {
            let page = try tulip.page()
            page.say(SessionHouse.hello(token: token))
            try await eventually("an answer") { !page.sink.frames.isEmpty }
            told.append(page.sink.frames[0]["type"] ?? "")
            page.session.closed()
        }

        #expect(told.filter { $0 == "welcome" }.count == 63, "64 with the first")
        #expect(told.last == "later")
    }

    @Test func `another widget's key does not bypass the limit on flows`() async throws {
        let tulip = try await SessionHouse(visitorsPerAddress: 5)
        let page = try tulip.page()
        page.say(SessionHouse.hello(widget: Cast.tulipFlow.id))
        let token = try await page.token()
        let visitor = try await page.visitor()

        var statuses: [Int] = []
        for _ in 0..<4 {
            statuses.append(await tulip.post(#"{"type":"open"}"#, token: token).status)
            _ = await tulip.post(#"{"type":"end"}"#, token: token)
        }

        #expect(statuses == [200, 429, 429, 429])
        #expect(try await tulip.house.chats(of: visitor).count == 1)
    }

    @Test func `long messages from one address are limited, and short ones still pass`() async throws {
        let tulip = try await SessionHouse(visitorsPerAddress: 1)
        _ = try await tulip.agent(Cast.ana)
        let page = try await tulip.visitor()
        let long = String(repeating: "x", count: 4_000)
        for number in 1...8 { try await page.send(long, draft: "d\(number)") }

        page.say(#"{"type":"send","draft":"e","text":"\#(long)"}"#)
        let refusal = try await page.sink.first("refused")
        #expect(refusal["code"] == "tooFast" && refusal["draft"] == "e" && refusal["retryAfter"] != nil)
        tulip.house.clock.advance(by: .seconds(20))
        try await page.send("short", draft: "f")
    }

    @Test(arguments: [
        #"{"type":"page","tab":"t","focused":true,"page":{"url":"https://tulip.example/TEXT","title":"Long"}}"#,
        #"{"type":"set","variables":{"a":"SHORT","b":"SHORT","c":"SHORT","d":"SHORT","e":"SHORT","f":"SHORT","g":"SHORT","h":"SHORT"}}"#,
    ])
    func `page data from one address is limited`(command: String) async throws {
        let tulip = try await SessionHouse(visitorsPerAddress: 1)
        let page = try await tulip.visitor()
        let command = command.replacing("TEXT", with: String(repeating: "x", count: 2_000))
            .replacing("SHORT", with: String(repeating: "x", count: 256))
        var said = 0
        while page.sink.all("refused").isEmpty, said < 200 {
            page.say(command)
            said += 1
        }
        let refusal = try #require(page.sink.all("refused").first)

        #expect(refusal["code"] == "tooFast" && refusal["retryAfter"] != nil)
        #expect((50...63).contains(said), "247 tokens, four or five for each")
    }
}
