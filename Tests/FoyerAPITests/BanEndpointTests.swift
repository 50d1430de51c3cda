import FoyerCore
import FoyerService
import FoyerWire
import TestSupport
import Testing

@testable import FoyerAPI

/// Entity tags, repeated requests and cursor pages, shown on the Ban List.
struct BanEndpointTests {
    private let one = "PATCH /api/v1/bans/{id}"

    @Test func `an edit with an outdated tag is refused and changes nothing`() async throws {
        let house = try await APIHouse()
        let tag = try await house.ask("GET /api/v1/bans/{id}", as: .supervisor).header("ETag")
        #expect(tag == #""\#(house.ban.revision)""#)

        let first = try await house.ask(
            one, as: .supervisor, body: #"{"comment":"First"}"#, headers: ["if-match": tag ?? ""])
        let late = try await house.ask(
            one, as: .administrator, body: #"{"comment":"Second"}"#, headers: ["if-match": tag ?? ""])

        #expect(first.status == 200 && first.header("ETag") != tag)
        #expect(late.status == 412 && late.code == .editedMeanwhile)
        #expect(late.text.contains(#""reason":{"is":"editedBy","name":"\#(APIHouse.sue.name)"}"#))
        #expect(house.parts.house.bans.ban(house.ban.id)?.comment == "First")
        let again = try await house.ask(
            one, as: .administrator, body: #"{"comment":"Second"}"#,
            headers: ["if-match": first.header("ETag") ?? ""])
        #expect(again.status == 200)
    }

    @Test func `of two concurrent edits with the same tag exactly one succeeds`() async throws {
        let house = try await APIHouse()
        let tag = #""\#(house.ban.revision)""#
        let statuses = try await withThrowingTaskGroup(of: Int.self) { tasks in
            for number in 0..<8 {
                tasks.addTask {
                    try await house.ask(
                        one, as: .administrator, body: #"{"comment":"Number \#(number)"}"#,
                        headers: ["if-match": tag]
                    ).status
                }
            }
            return try await tasks.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.filter { $0 == 200 }.count == 1)
        #expect(statuses.filter { $0 == 412 }.count == 7)
    }

    @Test(arguments: [nil, "*", "W/\"{tag}\"", "\"{tag}\", \"x\"", "{tag}", "\""])
    func `only a strong tag or a star matches`(field: String?) async throws {
        let house = try await APIHouse()
        let answer = try await house.ask(
            one, as: .administrator, body: #"{"comment":"x"}"#, headers: field.map { ["if-match": $0] } ?? [:]
        )
        switch field {
        case nil:
            #expect(answer.status == 428 && answer.code == .editionMissing)
            #expect(answer.text.contains("If-Match"))
        case "*": #expect(answer.status == 200)
        default: #expect(answer.status == 412)
        }
    }

    @Test func `a removal with an outdated tag is refused; without If-Match it succeeds`() async throws {
        let house = try await APIHouse()
        let path = "DELETE /api/v1/bans/{id}"
        #expect(try await house.ask(path, as: .administrator, headers: ["if-match": #""x""#]).status == 412)
        #expect(try await house.ask(path, as: .administrator).status == 204)
        #expect(try await house.ask(path, as: .administrator).code == .noSuchBan)
    }

    @Test func `a repeated request is executed once and gets the same response`() async throws {
        let house = try await APIHouse()
        let (path, body) = ("POST /api/v1/bans", #"{"cidr":"192.0.2.0/24","comment":"Spam"}"#)
        let key = ["idempotency-key": #""8e03978e-40d5-43dd-bc93-6894a57f9324""#]

        let first = try await house.ask(path, as: .administrator, body: body, headers: key)
        let second = try await house.ask(path, as: .administrator, body: body, headers: key)
        #expect(first.status == 201 && second.status == 201 && first.text == second.text)
        #expect(house.parts.house.bans.all.count == 2)

        let other = try await house.ask(
            path, as: .administrator, body: #"{"cidr":"192.0.2.0/25"}"#, headers: key)
        #expect(other.status == 422 && other.code == .keyUsed)
        // Keys belong to their agent: the same key sent by Sue is a different one.
        let sue = try await house.ask(path, as: .supervisor, body: #"{"cidr":"192.0.2.0/25"}"#, headers: key)
        #expect(sue.status == 201)
        // Without a key the request is executed, and refused since the ban exists.
        #expect(try await house.ask(path, as: .administrator, body: body).code == .duplicate)
        // A stored response is repeated, whatever has changed since.
        let id = try #require(house.parts.house.bans.all.first { $0.comment == "Spam" }?.id.description)
        #expect(try await house.ask("DELETE /api/v1/bans/{id}", as: .administrator, id: id).status == 204)
        #expect(
            try await house.ask(path, as: .administrator, body: body, headers: key).text == first.text)

        // After a day the key is forgotten.
        house.parts.house.clock.advance(by: .hours(25))
        try await house.parts.house.forgetOld()
        let third = try await house.ask(path, as: .administrator, body: body, headers: key)
        #expect(third.status == 201 || third.status == 401)
        #expect(third.text != first.text)
    }

    @Test func `concurrent repetitions create one ban`() async throws {
        let house = try await APIHouse()
        let texts = try await withThrowingTaskGroup(of: String.self) { tasks in
            for _ in 0..<8 {
                tasks.addTask {
                    try await house.ask(
                        "POST /api/v1/bans", as: .administrator, body: #"{"cidr":"192.0.2.0/24"}"#,
                        headers: ["idempotency-key": "k"]
                    ).text
                }
            }
            return try await tasks.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(texts.count == 1)
        #expect(texts.first?.contains(#""start":"192.0.2.0""#) == true)
    }

    @Test(arguments: ["", "a b", String(repeating: "k", count: 65), "ü"])
    func `an Idempotency-Key that cannot be stored is refused`(key: String) async throws {
        let answer = try await APIHouse().ask(
            "POST /api/v1/bans", as: .administrator, body: #"{"cidr":"192.0.2.0/24"}"#,
            headers: ["idempotency-key": key])
        #expect(answer.code == .malformed && answer.text.contains(#""field":"Idempotency-Key""#))
    }

    @Test func `cursor pages contain each ban once, even if bans are added meanwhile`() async throws {
        let house = try await APIHouse()
        for number in 1...7 { try await add(number, to: house) }
        let wanted = Set(house.parts.house.bans.all.map(\.id.description))
        var (found, cursor): ([String], String?) = ([], nil)
        for _ in 0..<4 {
            var query = ["count": "2"]
            query["cursor"] = cursor
            let text = try await house.ask("GET /api/v1/bans", as: .administrator, query: query).text
            let page = try JSONDocument(Array(text.utf8)).root
            for ban in page.member("bans")?.elements ?? [] { found.append(ban.member("id")?.text ?? "") }
            cursor = page.member("next")?.text
            try await add(found.count + 20, to: house)
        }
        #expect(cursor == nil)
        #expect(found.count == 8 && Set(found) == wanted)
    }

    private func add(_ number: Int, to house: APIHouse) async throws {
        house.parts.house.clock.advance(by: .milliseconds(number % 2 == 0 ? 1 : 0))
        let answer = try await house.ask(
            "POST /api/v1/bans", as: .administrator, body: #"{"cidr":"192.0.2.\#(number)"}"#)
        #expect(answer.status == 201, "\(answer.text)")
    }
}
