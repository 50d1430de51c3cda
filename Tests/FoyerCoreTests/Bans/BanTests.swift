import FoyerCore
import TestSupport
import Testing

@Suite struct BanTests {
    private let maria = Agent.ID(high: 1, low: 1)
    private let vera = Visitor.ID(high: 2, low: 1)
    private let walt = Visitor.ID(high: 2, low: 2)
    private let noon = Instant(milliseconds: 43_200_000)

    private func ban(_ number: UInt64, _ subject: Ban.Subject, expires: Instant? = nil) -> Ban {
        Ban(id: Ban.ID(high: 3, low: number), subject: subject, by: maria, at: noon, expires: expires)
    }

    private func ban(_ number: UInt64, _ range: String, expires: Instant? = nil) throws -> Ban {
        ban(number, .addresses(try AddressRange(range)), expires: expires)
    }

    private func address(_ text: String) throws -> Address { try #require(Address(text)) }

    @Test func `a ban by id applies to that visitor at any address, and to no other visitor`() throws {
        var bans = BanList()
        try bans.insert(ban(1, .visitor(vera)))

        #expect(bans.check(visitor: vera, address: try address("203.0.113.9"), at: noon)?.id.low == 1)
        #expect(bans.check(visitor: walt, address: try address("203.0.113.9"), at: noon) == nil)
        #expect(bans.check(visitor: nil, address: try address("203.0.113.9"), at: noon) == nil)
    }

    @Test func `a ban by address applies to everyone at it, including visitors without an id`() throws {
        var bans = BanList()
        try bans.insert(try ban(1, "203.0.113.0/24"))
        try bans.insert(try ban(2, "2001:db8::/32"))

        #expect(bans.check(visitor: walt, address: try address("203.0.113.0"), at: noon)?.id.low == 1)
        #expect(bans.check(visitor: nil, address: try address("::ffff:203.0.113.255"), at: noon)?.id.low == 1)
        #expect(bans.check(visitor: nil, address: try address("203.0.114.0"), at: noon) == nil)
        #expect(bans.check(visitor: nil, address: try address("203.0.112.255"), at: noon) == nil)
        #expect(bans.check(visitor: nil, address: try address("2001:db8:ffff::1"), at: noon)?.id.low == 2)
        #expect(bans.check(visitor: nil, address: try address("2001:db9::"), at: noon) == nil)
    }

    @Test func `the range of all IPv6 does not contain IPv4`() throws {
        let bans = BanList([try ban(1, "::/0")])

        #expect(bans.check(visitor: nil, address: try address("203.0.113.9"), at: noon) == nil)
        #expect(bans.check(visitor: nil, address: try address("::1"), at: noon) != nil)
    }

    @Test func `an expired ban has no effect and does not hide an active one`() throws {
        let expired = noon - .seconds(1)
        let bans = BanList([
            try ban(1, "203.0.0.0/8", expires: noon), try ban(2, "203.0.113.0/24", expires: expired),
            try ban(3, "203.0.113.9"), ban(4, .visitor(vera), expires: expired),
        ])
        let home = try address("203.0.113.9")

        #expect(bans.check(visitor: vera, address: home, at: noon)?.id.low == 3)
        #expect(bans.check(visitor: vera, address: try address("203.0.113.8"), at: noon) == nil)
        #expect(bans.check(visitor: nil, address: try address("203.0.113.8"), at: expired)?.id.low == 1)
    }

    @Test func `a second ban of the same subject is refused`() throws {
        var bans = BanList()
        let first = try ban(1, "203.0.113.0/24")
        try bans.insert(first)
        let same = ban(
            2,
            .addresses(try AddressRange(start: try address("203.0.113.0"), end: try address("203.0.113.255")))
        )

        #expect(throws: BanListFailure.duplicate(first)) { try bans.insert(same) }
        #expect(bans.count == 1)
        #expect(BanList([first, same]).count == 1)
    }

    @Test func `an edited ban applies to its new subject only`() throws {
        var bans = BanList([try ban(1, "203.0.113.0/24"), ban(2, .visitor(walt))])
        var edited = try #require(bans[Ban.ID(high: 3, low: 1)])
        edited.subject = .visitor(vera)
        edited.comment = "moved"

        try bans.update(edited)

        #expect(bans.check(visitor: nil, address: try address("203.0.113.9"), at: noon) == nil)
        #expect(bans.check(visitor: vera, address: .unspecified, at: noon)?.comment == "moved")
        edited.subject = .visitor(walt)
        #expect(throws: BanListFailure.duplicate(ban(2, .visitor(walt)))) { try bans.update(edited) }
        #expect(throws: BanListFailure.noSuchBan(Ban.ID(high: 3, low: 9))) {
            try bans.update(ban(9, .visitor(vera)))
        }
    }

    @Test func `hits are counted, and a removed ban has no effect`() throws {
        var bans = BanList([try ban(1, "203.0.113.9")])
        let id = Ban.ID(high: 3, low: 1)

        bans.hit(id, at: noon)
        let hit = bans.hit(id, at: noon + .seconds(1))

        #expect(hit?.hits == 2)
        #expect(hit?.lastHit == noon + .seconds(1))
        #expect(bans.remove(id) == hit)
        #expect(bans.check(visitor: nil, address: try address("203.0.113.9"), at: noon) == nil)
        #expect(bans.remove(id) == nil)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `the index finds a ban exactly when a linear search does`(seed: UInt64) throws {
        var dice = SplitMix(seed: seed)
        var all: [Ban] = []
        var bans = BanList()
        let family = { (dice: inout SplitMix, value: UInt32) in
            Bool.random(using: &dice) ? Address(ipv4: value) : Address(high: 0, low: UInt64(value))
        }
        for number in 0..<60 {
            let start = UInt32.random(in: 0..<400, using: &dice)
            let length = ([0, 1, 5, 200] as [UInt64]).randomElement(using: &dice) ?? 0
            let first = family(&dice, start)
            let range = try AddressRange(
                start: first, end: Address(high: first.high, low: first.low + length))
            let expires =
                Bool.random(using: &dice) ? nil : noon + .seconds(Int64.random(in: -5...5, using: &dice))
            let new = ban(UInt64(number), .addresses(range), expires: expires)
            if bans.existing(new.subject) == nil {
                try bans.insert(new)
                all.append(new)
            }
            if number % 7 == 6 { bans.remove(all.remove(at: Int.random(in: 0..<all.count, using: &dice)).id) }
        }
        let built = BanList(all)
        for value in 0..<650 as Range<UInt32> {
            for address in [Address(ipv4: value), Address(high: 0, low: UInt64(value))] {
                let isBanned = all.contains { ban in
                    guard case .addresses(let range) = ban.subject else { return false }
                    return range.contains(address) && !ban.isExpired(at: noon)
                }
                #expect((bans.check(visitor: nil, address: address, at: noon) != nil) == isBanned)
                #expect(
                    bans.check(visitor: nil, address: address, at: noon)?.id
                        == built.check(visitor: nil, address: address, at: noon)?.id)
            }
        }
    }
}
