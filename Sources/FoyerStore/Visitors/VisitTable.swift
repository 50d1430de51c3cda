public import FoyerCore

/// The visits, each with its last pages.
public struct VisitTable {
    let db: any SQLConnection

    init(_ db: any SQLConnection) { self.db = db }

    /// Writes a visit that begins or is over, and its data about the visitor. Called in batches, never once
    /// per page view.
    public func save(_ visit: Visit, visits: Int) throws {
        try db.run(
            """
            INSERT INTO visitor (id, widget, first_seen, last_seen, visits, since)
            VALUES (\(visit.visitor), \(visit.widget), \(visit.arrived), \(visit.ended), \(visits), \(visit.arrived))
            ON CONFLICT (id) DO UPDATE SET
                last_seen = CASE WHEN visitor.last_seen > excluded.last_seen THEN visitor.last_seen ELSE excluded.last_seen END,
                visits = CASE WHEN visitor.visits > excluded.visits THEN visitor.visits ELSE excluded.visits END,
                widget = excluded.widget
            WHERE visitor.last_seen < excluded.last_seen - \(Self.lastSeenStep) OR visitor.visits < excluded.visits
                OR visitor.widget <> excluded.widget
            """
        )
        try db.run(
            """
            INSERT INTO visit (visitor, arrived, ended, widget, address, user_agent, referrer, pages, trail)
            VALUES (\(visit.visitor), \(visit.arrived), \(visit.ended), \(visit.widget), \(visit.address.description),
                    \(visit.userAgent), \(visit.referrer), \(visit.pages), \(TrailText.encode(visit.trail)))
            ON CONFLICT (visitor, arrived) DO UPDATE SET ended = excluded.ended, pages = excluded.pages,
                trail = excluded.trail, address = excluded.address
            """
        )
    }

    /// Writes the pages of a visit in progress. Touches no index: `ended` stays, and the trail's last page is
    /// more precise.
    public func saveTrail(of visit: Visit) throws {
        try db.run(
            """
            UPDATE visit SET pages = \(visit.pages), trail = \(TrailText.encode(visit.trail))
            WHERE visitor = \(visit.visitor) AND arrived = \(visit.arrived)
            """
        )
    }

    /// An hour: `last_seen` decides what is deleted after days, the visits have the exact time, and it is
    /// indexed.
    private static var lastSeenStep: Span { .hours(1) }

    /// The newest visit of a visitor. A visit left open by a crash ended with its last page.
    public func last(of visitor: Visitor.ID) throws -> Visit? {
        try db.run("SELECT * FROM visit WHERE visitor = \(visitor) ORDER BY arrived DESC LIMIT 1").first.map {
            row in
            let trail = TrailText.decode(try row.text("trail"))
            let ended = try row.instant("ended")
            return Visit(
                visitor: visitor, arrived: try row.instant("arrived"),
                ended: max(ended, trail.last?.at ?? ended),
                widget: try row.id("widget"), address: Address(try row.text("address")) ?? .unspecified,
                userAgent: try row.text("user_agent"), referrer: try row.text("referrer"),
                pages: Int(try row.integer("pages")), trail: trail)
        }
    }

    /// The number of visitors with this address since `limit`.
    /// - Parameter range: an address, or the /64 of IPv6.
    public func countVisitors(at range: AddressRange, since limit: Instant) throws -> Int {
        let first = range.start.description
        guard range.start != range.end else {
            let rows = try db.run(
                """
                SELECT COUNT(DISTINCT visitor) AS visitors FROM visit WHERE address = \(first) AND ended >= \(limit)
                """
            )
            return Int(try rows[0].integer("visitors"))
        }
        // Addresses are stored as text, in which zeros can be shortened from the first zero group on: the
        // common prefix of the network is found by the index, and the rest is compared.
        let shared = range.sharedText
        var visitors: Set<Visitor.ID> = []
        for row in try db.run(
            """
            SELECT DISTINCT visitor, address FROM visit
            WHERE address >= \(shared) AND address < \(shared + "g") AND ended >= \(limit) LIMIT \(Self.countedLimit)
            """
        ) where Address(try row.text("address")).map(range.contains) == true {
            visitors.insert(try row.id("visitor"))
        }
        return visitors.count
    }

    /// Counting the visitors of an IPv6 network examines ten thousand rows: "ten thousand or more" is precise
    /// enough.
    private static var countedLimit: Int { 10_000 }

    /// Deletes visits that ended before `limit`, and visitors without any other data. At most `batch` of
    /// each, so that no transaction becomes long.
    /// - Returns: whether there may be more.
    public func expire(before limit: Instant, batch: Int) throws -> Bool {
        let visits = try db.change(
            """
            DELETE FROM visit WHERE (visitor, arrived) IN (
                SELECT visitor, arrived FROM visit WHERE ended < \(limit) LIMIT \(batch))
            """
        )
        let visitors = try db.change(
            """
            DELETE FROM visitor WHERE id IN (
                SELECT id FROM visitor WHERE last_seen < \(limit) AND captured_at IS NULL AND chats = 0
                    AND rest <> 'banned' AND name IS NULL AND email IS NULL AND phone IS NULL
                    AND NOT EXISTS (SELECT 1 FROM visit WHERE visit.visitor = visitor.id)
                    AND NOT EXISTS (SELECT 1 FROM invitation WHERE invitation.visitor = visitor.id)
                LIMIT \(batch))
            """
        )
        return visits == batch || visitors == batch
    }
}

extension AddressRange {
    /// The common prefix of all addresses of this IPv6 network as text: its groups up to the first that is
    /// zero, since zeros may be shortened.
    fileprivate var sharedText: String {
        let groups = (0..<4).map { UInt16(truncatingIfNeeded: start.high >> (48 - 16 * UInt64($0))) }
        return groups.prefix { $0 != 0 }.map { String($0, radix: 16) + ":" }.joined()
    }
}
