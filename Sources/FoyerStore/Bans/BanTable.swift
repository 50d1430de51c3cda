public import FoyerCore

/// The bans.
public struct BanTable {
    let db: any SQLConnection

    init(_ db: any SQLConnection) { self.db = db }

    public func all() throws -> [Ban] {
        try db.run("SELECT * FROM ban ORDER BY at DESC, id").map(BanRow.ban)
    }

    public func find(_ id: Ban.ID) throws -> Ban? {
        try db.run("SELECT * FROM ban WHERE id = \(id)").first.map(BanRow.ban)
    }

    /// - Throws: `StoreError.conflict` if the same visitor or range is banned already.
    public func insert(_ ban: Ban) throws {
        let (visitor, start, end) = BanRow.subject(of: ban)
        try db.run(
            """
            INSERT INTO ban (id, kind, visitor, range_start, range_end, comment, agent, at, expires, hits, last_hit,
                banned, name, country, city)
            VALUES (\(ban.id), \(visitor == nil ? "address" : "visitor"), \(visitor), \(start), \(end), \(ban.comment),
                    \(ban.by), \(ban.at), \(ban.expires), \(ban.hits), \(ban.lastHit),
                    \(ban.banned?.visitor), \(ban.banned?.name), \(ban.banned?.place.country),
                    \(ban.banned?.place.city))
            """
        )
    }

    /// Overwrites a ban, except for its hits.
    /// - Throws: `StoreError.conflict` if its new subject is banned already.
    public func update(_ ban: Ban) throws {
        let (visitor, start, end) = BanRow.subject(of: ban)
        try db.run(
            """
            UPDATE ban SET kind = \(visitor == nil ? "address" : "visitor"), visitor = \(visitor), range_start = \(start),
                range_end = \(end), comment = \(ban.comment), expires = \(ban.expires)
            WHERE id = \(ban.id)
            """
        )
    }

    /// Adds to how often a ban has stopped someone.
    public func addHits(_ hits: Int, to ban: Ban.ID, last: Instant) throws {
        try db.run("UPDATE ban SET hits = hits + \(hits), last_hit = \(last) WHERE id = \(ban)")
    }

    public func delete(_ id: Ban.ID) throws {
        try db.run("DELETE FROM ban WHERE id = \(id)")
    }
}
