public import FoyerCore

/// The widgets of the websites.
public struct WidgetTable {
    let db: any SQLConnection

    init(_ db: any SQLConnection) { self.db = db }

    public func all() throws -> [Widget] {
        try db.run("SELECT * FROM widget ORDER BY name, id").map { row in
            let start: Widget.Start =
                if let flow: Flow.ID = try row.optionalID("flow") {
                    .flow(flow)
                } else if let bot: Bot.ID = try row.optionalID("bot") {
                    .bot(bot)
                } else {
                    .queue
                }
            return Widget(
                id: try row.id("id"), name: try row.text("name"), title: try row.text("title"),
                subtitle: try row.text("subtitle"), greeting: try row.text("greeting"),
                accent: try row.text("accent"),
                side: try row.value("side"), offsetX: Int(try row.integer("offset_x")),
                offsetY: Int(try row.integer("offset_y")), start: start, queue: try row.id("queue"),
                domains: ListText.decode(try row.text("domains")),
                typingPreview: try row.bool("typing_preview"),
                consent: try row.bool("consent"))
        }
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
                                domains, typing_preview, consent)
            VALUES (\(widget.id), \(widget.name), \(widget.title), \(widget.subtitle), \(widget.greeting), \(widget.accent),
                    \(widget.side), \(widget.offsetX), \(widget.offsetY), \(flow), \(bot), \(widget.queue),
                    \(ListText.encode(widget.domains)), \(widget.typingPreview), \(widget.consent))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, title = excluded.title, subtitle = excluded.subtitle,
                greeting = excluded.greeting, accent = excluded.accent, side = excluded.side,
                offset_x = excluded.offset_x, offset_y = excluded.offset_y, flow = excluded.flow, bot = excluded.bot,
                queue = excluded.queue, domains = excluded.domains, typing_preview = excluded.typing_preview,
                consent = excluded.consent
            """
        )
        try DirectoryTable(db).markChanged()
    }
}
