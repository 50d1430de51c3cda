import FoyerCore

/// A ban as a row.
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
