import FoyerCore
import FoyerWire
import Testing

private let cast = WireCast.self

private func range(_ text: String) throws -> AddressRange { try AddressRange(text) }

struct BanGoldenTests {
    @Test func `a banned visitor matches its golden file`() throws {
        let ban = Ban(
            id: cast.id("ban"), subject: .visitor(cast.vera), comment: "spam", by: cast.ana, at: cast.noon,
            banned: Ban.Banned(cast.vera, name: "Vera", place: Place(country: "NL", city: "Utrecht")),
            hits: 3,
            lastHit: cast.after(60)
        )
        try Golden.check(BanShape(ban, by: "Ana"), against: "visitor", in: "ban")
    }

    @Test func `a banned range matches its golden file`() throws {
        let ban = Ban(
            id: cast.id("ban2"), subject: .addresses(try range("203.0.113.0/24")), by: cast.ana,
            at: cast.noon,
            expires: cast.after(3_600)
        )
        try Golden.check(BanShape(ban, by: "Ana"), against: "address", in: "ban")
    }

    @Test func `a page of bans matches its golden file`() throws {
        let ban = Ban(id: cast.id("ban"), subject: .visitor(cast.vera), by: cast.ana, at: cast.noon)
        try Golden.check(
            BanPageShape(total: 41, bans: [BanShape(ban, by: "Ana")]), against: "page", in: "ban")
    }

    @Test func `a request to ban a visitor is parsed`() throws {
        let request = try BanRequest(body: try Golden.bytes(of: "request-visitor", in: "ban"))
        #expect(request.subject == .visitor(cast.vera))
        #expect(request.comment == "spam")
        #expect(request.expires == nil)
        #expect(request.confirmed == false)
    }

    @Test func `a request to ban a range is parsed`() throws {
        let request = try BanRequest(body: try Golden.bytes(of: "request-range", in: "ban"))
        #expect(request.subject == .addresses(start: "203.0.113.1", end: "203.0.113.9"))
        #expect(request.expires == cast.noon)
        #expect(request.confirmed)
    }

    @Test func `a request to ban a CIDR network is parsed`() throws {
        let request = try BanRequest(body: try Golden.bytes(of: "request-cidr", in: "ban"))
        #expect(request.subject == .cidr("2001:db8::/32"))
    }

    @Test func `fields that a change omits stay unchanged`() throws {
        let change = try BanChange(body: try Golden.bytes(of: "change", in: "ban"))
        #expect(change.subject == nil)
        #expect(change.comment == "")
        #expect(change.expires == .never)
        #expect(try BanChange(body: Array("{}".utf8)).expires == .asBefore)
    }

    @Test(arguments: [
        (#"{}"#, MalformedFrame.missing(field: "visitor")),
        (#"{"end":"1.2.3.4"}"#, .missing(field: "start")),
        (#"{"visitor":"me"}"#, .notAllowed(field: "visitor", allowed: "an id")),
        (
            #"{"cidr":"10.0.0.0/8","start":"10.0.0.0"}"#,
            .notAllowed(field: "visitor", allowed: "given alone: visitor, or start and end, or cidr")
        ),
    ])
    func `a ban without a subject is malformed`(body: String, fault: MalformedFrame) {
        #expect(throws: fault) { try BanRequest(body: Array(body.utf8)) }
    }
}
