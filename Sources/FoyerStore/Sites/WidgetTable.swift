public import FoyerCore

/// The widgets of the websites.
public struct WidgetTable {
    let db: any SQLConnection

    init(_ db: any SQLConnection) { self.db = db }

    public func all() throws -> [Widget] {
        try db.run("SELECT * FROM widget ORDER BY name, id").map { try WidgetRow.widget($0) }
    }

    public func find(_ id: Widget.ID) throws -> Widget? {
        try db.run("SELECT * FROM widget WHERE id = \(id)").first.map { try WidgetRow.widget($0) }
    }

    /// The names of deleted widgets: past chats and visits still show them.
    public func formerNames() throws -> [Widget.ID: String] {
        var names: [Widget.ID: String] = [:]
        for row in try db.run("SELECT id, name FROM former_widget") {
            names[try row.id("id")] = try row.text("name")
        }
        return names
    }

    /// Deletes the widget; its name is kept.
    public func delete(_ widget: Widget) throws {
        try db.run("INSERT INTO former_widget (id, name) VALUES (\(widget.id), \(widget.name))")
        try db.run("DELETE FROM widget WHERE id = \(widget.id)")
        try DirectoryTable(db).markChanged()
    }

    /// Inserts the widget, or overwrites its settings.
    public func save(_ widget: Widget) throws {
        let (flow, bot): (Flow.ID?, Bot.ID?) =
            switch widget.start {
            case .queue: (nil, nil)
            case .flow(let flow): (flow, nil)
            case .bot(let bot): (nil, bot)
            }
        try db.run(
            """
            INSERT INTO widget (id, name, title, subtitle, greeting, accent, side, offset_x, offset_y, flow, bot, queue,
                                domains, typing_preview, consent, hides_when_away, is_enabled)
            VALUES (\(widget.id), \(widget.name), \(widget.title), \(widget.subtitle), \(widget.greeting), \(widget.accent),
                    \(widget.side), \(widget.offsetX), \(widget.offsetY), \(flow), \(bot), \(widget.queue),
                    \(ListText.encode(widget.domains)), \(widget.typingPreview), \(widget.consent),
                    \(widget.hidesWhenAway), \(widget.isEnabled))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, title = excluded.title, subtitle = excluded.subtitle,
                greeting = excluded.greeting, accent = excluded.accent, side = excluded.side,
                offset_x = excluded.offset_x, offset_y = excluded.offset_y, flow = excluded.flow, bot = excluded.bot,
                queue = excluded.queue, domains = excluded.domains, typing_preview = excluded.typing_preview,
                consent = excluded.consent, hides_when_away = excluded.hides_when_away,
                is_enabled = excluded.is_enabled
            """
        )
        try DirectoryTable(db).markChanged()
    }
}
