public import FoyerCore

/// The first page that showed each widget.
public struct WidgetSightingTable {
    let db: any SQLConnection

    init(_ db: any SQLConnection) { self.db = db }

    public func all() throws -> [WidgetSighting] {
        try db.run("SELECT * FROM widget_sighting ORDER BY at, widget").map { row in
            guard let address = Address(try row.text("address")) else {
                throw StoreError.damaged(column: "address")
            }
            return WidgetSighting(
                widget: try row.id("widget"), site: try row.value("site"), at: try row.instant("at"),
                url: try row.text("url"), address: address)
        }
    }

    /// Inserts the sighting, unless there is an earlier one.
    public func insert(_ sighting: WidgetSighting) throws {
        try db.run(
            """
            INSERT INTO widget_sighting (widget, site, at, url, address)
            VALUES (\(sighting.widget), \(sighting.site), \(sighting.at), \(sighting.url),
                    \(sighting.address.description))
            ON CONFLICT (widget, site) DO NOTHING
            """
        )
    }
}
