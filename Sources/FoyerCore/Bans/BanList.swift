/// All bans, indexed by subject: one dictionary look-up and one search, independent of how many there are.
public struct BanList: Sendable {
    private var bans: [Ban.ID: Ban]
    private var visitors: [Visitor.ID: Ban.ID]
    private var addresses: AddressRanges<Ban.ID>
    /// The ban of each exact range.
    private var ranges: [AddressRange: Ban.ID]

    /// Two hundred thousand: twice the goal of 100,000 ranges, and about 80 MB.
    public static let limit = 200_000

    public init() {
        bans = [:]
        visitors = [:]
        addresses = AddressRanges()
        ranges = [:]
    }

    /// Builds the list in O(n log n). Of two bans with the same subject the first one wins.
    public init(_ all: some Sequence<Ban>) {
        self.init()
        for ban in all where bans[ban.id] == nil && existing(ban.subject) == nil {
            bans[ban.id] = ban
            switch ban.subject {
            case .visitor(let visitor): visitors[visitor] = ban.id
            case .addresses(let range): ranges[range] = ban.id
            }
        }
        addresses = AddressRanges(ranges.map { (range: $0.key, value: $0.value) })
    }

    public var count: Int { bans.count }
    public var all: some Collection<Ban> { bans.values }
    public subscript(id: Ban.ID) -> Ban? { bans[id] }

    /// The ban for exactly this subject, expired or not.
    public func existing(_ subject: Ban.Subject) -> Ban? {
        switch subject {
        case .visitor(let visitor): visitors[visitor].flatMap { bans[$0] }
        case .addresses(let range): ranges[range].flatMap { bans[$0] }
        }
    }

    /// The ban that applies to this visitor at this address now; nil if there is none. Expired bans are
    /// ignored.
    /// - Parameter visitor: nil before the visitor has an id; then only the address is checked.
    public func check(visitor: Visitor.ID?, address: Address, at now: Instant) -> Ban? {
        if let visitor, let ban = visitors[visitor].flatMap({ bans[$0] }), !ban.isExpired(at: now) {
            return ban
        }
        let found = addresses.first(containing: address) { bans[$0]?.isExpired(at: now) == false }
        return found.flatMap { bans[$0] }
    }

    /// Adds a ban; throws the existing ban if the subject is banned already.
    public mutating func insert(_ ban: Ban) throws(BanListFailure) {
        if let existing = existing(ban.subject) ?? bans[ban.id] { throw .duplicate(existing) }
        guard bans.count < Self.limit else { throw .full(limit: Self.limit) }
        bans[ban.id] = ban
        index(ban)
    }

    /// Replaces the ban with the same id.
    public mutating func update(_ ban: Ban) throws(BanListFailure) {
        guard let old = bans[ban.id] else { throw .noSuchBan(ban.id) }
        if let existing = existing(ban.subject), existing.id != ban.id { throw .duplicate(existing) }
        bans[ban.id] = ban
        guard old.subject != ban.subject else { return }
        unindex(old)
        index(ban)
    }

    /// Counts a hit and returns the updated ban.
    @discardableResult
    public mutating func hit(_ id: Ban.ID, at now: Instant) -> Ban? {
        bans[id]?.hits += 1
        bans[id]?.lastHit = now
        return bans[id]
    }

    /// Removes a ban and returns it; nil if there is none.
    @discardableResult
    public mutating func remove(_ id: Ban.ID) -> Ban? {
        guard let ban = bans.removeValue(forKey: id) else { return nil }
        unindex(ban)
        return ban
    }

    private mutating func index(_ ban: Ban) {
        switch ban.subject {
        case .visitor(let visitor): visitors[visitor] = ban.id
        case .addresses(let range):
            ranges[range] = ban.id
            addresses.insert(range, ban.id)
        }
    }

    private mutating func unindex(_ ban: Ban) {
        switch ban.subject {
        case .visitor(let visitor): visitors[visitor] = nil
        case .addresses(let range):
            ranges[range] = nil
            addresses.remove(range) { $0 == ban.id }
        }
    }
}
