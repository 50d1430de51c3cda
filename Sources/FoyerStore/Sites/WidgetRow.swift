import FoyerCore

/// Reads a row of the table `widget`.
enum WidgetRow {
    static func widget(_ row: Row) throws -> Widget {
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
            consent: try row.bool("consent"), hidesWhenAway: try row.bool("hides_when_away"),
            isEnabled: try row.bool("is_enabled"))
    }
}
