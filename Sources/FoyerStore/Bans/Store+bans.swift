public import FoyerCore

extension SQLConnection {
    public func bans() throws -> [Ban] {
        try run("SELECT * FROM ban ORDER BY at DESC, id").map(BanRow.ban)
    }

    public func ban(_ id: Ban.ID) throws -> Ban? {
        try run("SELECT * FROM ban WHERE id = \(id)").first.map(BanRow.ban)
    }

    /// - Throws: `StoreError.conflict` if the same visitor or range is banned already.
    public func insert(_ ban: Ban) throws {
        let (visitor, start, end) = BanRow.subject(of: ban)
        try run(
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
        try run(
            """
            UPDATE ban SET kind = \(visitor == nil ? "address" : "visitor"), visitor = \(visitor), range_start = \(start),
                range_end = \(end), comment = \(ban.comment), expires = \(ban.expires)
            WHERE id = \(ban.id)
            """
        )
    }

    /// Records visitors with an open chat or invitation that a ban is to end: kept until done, even through a
    /// crash.
    public func recordEvictions(_ visitors: [Visitor.ID]) throws {
        for visitor in visitors {
            try run("INSERT INTO eviction (visitor) VALUES (\(visitor)) ON CONFLICT (visitor) DO NOTHING")
        }
    }

    public func evictions() throws -> [Visitor.ID] {
        try run("SELECT visitor FROM eviction").map { try $0.id("visitor") }
    }

    public func deleteEviction(of visitor: Visitor.ID) throws {
        try run("DELETE FROM eviction WHERE visitor = \(visitor)")
    }

    public func deleteBan(_ id: Ban.ID) throws {
        try run("DELETE FROM ban WHERE id = \(id)")
    }

    /// Adds to the number of hits.
    public func recordHits(_ hits: Int, on ban: Ban.ID, last: Instant) throws {
        try run("UPDATE ban SET hits = hits + \(hits), last_hit = \(last) WHERE id = \(ban)")
    }
}

/// The columns of a ban.
enum BanRow {
    static func subject(of ban: Ban) -> (visitor: Visitor.ID?, start: String?, end: String?) {
        switch ban.subject {
        case .visitor(let visitor): (visitor, nil, nil)
        case .addresses(let range): (nil, range.start.description, range.end.description)
        }
    }

    private static func banned(_ row: Row) throws -> Ban.Banned? {
        guard let visitor: Visitor.ID = try row.optionalID("banned") else { return nil }
        return Ban.Banned(
            visitor, name: try row.optionalText("name") ?? "",
            place: Place(country: try row.optionalText("country"), city: try row.optionalText("city")))
    }

    static func ban(_ row: Row) throws -> Ban {
        let subject: Ban.Subject
        if let visitor: Visitor.ID = try row.optionalID("visitor") {
            subject = .visitor(visitor)
        } else {
            guard let start = Address(try row.text("range_start")),
                let end = Address(try row.text("range_end"))
            else {
                throw StoreError.damaged(column: "range_start")
            }
            subject = .addresses(try AddressRange(start: start, end: end))
        }
        return Ban(
            id: try row.id("id"), subject: subject, comment: try row.text("comment"), by: try row.id("agent"),
            at: try row.instant("at"), banned: try banned(row), expires: try row.optionalInstant("expires"),
            hits: try row.integer("hits"),
            lastHit: try row.optionalInstant("last_hit"))
    }
}
